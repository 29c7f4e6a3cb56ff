"""What somebody sees whose answer met another: both texts, to be put together."""

from collections.abc import Mapping, Sequence

import slackblocks as sb

from bot.domain.incident import Incident
from bot.postmortem.answered import answered
from bot.postmortem.catalogue import Question, question
from bot.postmortem.overtaken import Overtaken
from bot.postmortem.record import Answer
from bot.rendering.mrkdwn import to_plain
from bot.rendering.slack.fields import question_fields
from bot.rendering.slack.long_texts import MAX_INPUT
from bot.rendering.slack.modals import modal, plain
from bot.rendering.slack.parts import Payload, context, mention, payload, safe, section, when

HOW_TO_MERGE = "Put together below what should stand. Both texts are kept, also when you close this window."


def merge_view(incident: Incident, overtaken: Sequence[Overtaken]) -> Payload:
    """Return the modal with each answer that was overtaken: what others wrote above, one's own in the field."""
    blocks: list[Payload] = [context(HOW_TO_MERGE, "how")]
    for both in overtaken:
        asked = question(both.question)
        blocks += [*meanwhile(both, f"*{safe(asked.prompt)}*\n", asked), *question_fields(asked, both.mine)]
    return modal(f"{incident.key}: two answers", "section", "Save", blocks, {"incident_id": incident.id})


def meanwhile(both: Overtaken, before: str = "", asked: Question | None = None) -> list[Payload]:
    """Return who changed an answer meanwhile, and their text."""
    theirs, mine = both.theirs, both.mine
    who = (
        f"{before}{mention(theirs.author_id)} changed this on {when(theirs.recorded_at)}, while you were writing. "
        f"Their text is kept as revision {theirs.revision}; yours counts now, as revision {mine.revision}. They wrote:"
    )
    fact_text = answered(asked, theirs).text if asked else theirs.text
    text = to_plain(fact_text).strip() or "(nothing: they emptied it)"
    pieces = [text[start : start + MAX_INPUT] for start in range(0, len(text), MAX_INPUT)]
    return [section(who, f"who:{both.question}:{theirs.revision}")] + [
        payload(sb.SectionBlock(plain(piece), block_id=f"theirs:{both.question}:{theirs.revision}:{number}"))
        for number, piece in enumerate(pieces)
    ]


def more_room_view(incident: Incident, questions: Sequence[Question], answers: Mapping[str, Answer]) -> Payload:
    """Return the modal that goes on with answers that have filled their fields."""
    said = "Your answer is kept. It fills its field, so here is one more part; close this if you are done."
    fields = [field for one in questions for field in question_fields(one, answers.get(one.key))]
    blocks = [context(said, "room"), *fields]
    return modal(f"{incident.key}: more room", "section", "Save", blocks, {"incident_id": incident.id})
