"""What somebody sees whose answer met another: both texts, to be put together."""

from collections.abc import Mapping, Sequence

import slackblocks as sb

from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.domain.people import Person
from bot.postmortem.answered import answered
from bot.postmortem.catalogue import Question, question
from bot.postmortem.overtaken import Overtaken
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.fields import question_fields
from bot.rendering.slack.long_texts import MAX_INPUT
from bot.rendering.slack.modals import modal, plain
from bot.rendering.slack.parts import ButtonSpec, Payload, buttons, context, mention, payload, safe, section, when
from bot.rendering.slack.sheet import Sheet

HOW_TO_MERGE = "Put together below what should stand. Both texts are kept, also when you close this window."


def merge_view(incident: Incident, overtaken: Sequence[Overtaken], sheet: Sheet) -> Payload:
    """Return the modal with each answer that was overtaken: what others wrote above, one's own in the field."""
    blocks: list[Payload] = [context(HOW_TO_MERGE, "how")]
    for both in overtaken:
        asked = question(both.question)
        blocks += [*meanwhile(both, f"*{safe(asked.prompt)}*\n", asked, sheet.people), *question_fields(asked, sheet)]
    return modal(f"{incident.key}: two answers", "section", "Save", blocks, {"incident_id": incident.id})


def meanwhile(
    both: Overtaken, before: str = "", asked: Question | None = None, people: Mapping[UserId, Person] | None = None
) -> list[Payload]:
    """Return who changed an answer meanwhile, and their text."""
    theirs, mine = both.theirs, both.mine
    who = (
        f"{before}{mention(theirs.author_id)} changed this on {when(theirs.recorded_at)}, while you were writing. "
        f"Their text is kept as revision {theirs.revision}; yours counts now, as revision {mine.revision}. They wrote:"
    )
    fact_text = answered(asked, theirs, people).text if asked else theirs.text
    text = to_plain(fact_text, people).strip() or "(nothing: they emptied it)"
    pieces = [text[start : start + MAX_INPUT] for start in range(0, len(text), MAX_INPUT)]
    return [section(who, f"who:{both.question}:{theirs.revision}")] + [
        payload(sb.SectionBlock(plain(piece), block_id=f"theirs:{both.question}:{theirs.revision}:{number}"))
        for number, piece in enumerate(pieces)
    ]


def more_room_view(incident: Incident, questions: Sequence[Question], sheet: Sheet) -> Payload:
    """Return the modal that goes on with answers that have filled their fields."""
    said = "Your answer is kept. It fills its field, so here is one more part. Texts of any length fit into a thread."
    fields = [field for one in questions for field in question_fields(one, sheet)]
    specs = [
        ButtonSpec(label="Go on in a thread", action=f"in_thread:{one.key}", value=one.key) for one in questions[:25]
    ]
    blocks = [context(said, "room"), *fields, buttons(specs, "in_thread")]
    return modal(f"{incident.key}: more room", "section", "Save", blocks, {"incident_id": incident.id})
