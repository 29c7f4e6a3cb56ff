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
from bot.rendering.slack.fitting import fitting
from bot.rendering.slack.long_texts import MAX_ANSWER, MAX_INPUT
from bot.rendering.slack.modals import modal, plain
from bot.rendering.slack.parts import ButtonSpec, Payload, buttons, context, mention, payload, safe, section, when
from bot.rendering.slack.sheet import Sheet

HOW_TO_MERGE = "Put together below what should stand. Both texts are kept, also when you close this window."


def merge_view(incident: Incident, overtaken: Sequence[Overtaken], sheet: Sheet) -> Payload:
    """Return the modal with each answer that was overtaken: what others wrote above, one's own in the field."""
    blocks: list[Payload] = [context(HOW_TO_MERGE, "how")]
    asked = [question(both.question) for both in overtaken]
    fields = fitting(asked, sheet)
    room = MAX_ANSWER // len(overtaken)
    for both, one in zip(overtaken, asked, strict=True):
        blocks += [*meanwhile(both, f"*{safe(one.prompt)}*\n", one, sheet.people, room=room), *fields[one]]
    return modal(f"{incident.key}: two answers", "section", "Save", blocks, {"incident_id": incident.id})


def meanwhile(
    both: Overtaken, before: str = "", asked: Question | None = None, people: Mapping[UserId, Person] | None = None, *,
    room: int = MAX_ANSWER,
) -> list[Payload]:  # fmt: skip
    """Return who changed an answer meanwhile, and their text, or as much of it as `room` (in characters) is for."""
    theirs, mine = both.theirs, both.mine
    who = (
        f"{before}{mention(theirs.author_id)} changed this on {when(theirs.recorded_at)}, while you were writing. "
        f"Their text is kept as revision {theirs.revision}; yours counts now, as revision {mine.revision}. They wrote:"
    )
    fact_text = answered(asked, theirs, people).text if asked else theirs.text
    text = to_plain(fact_text, people).strip() or "(nothing: they emptied it)"
    name = f"{both.question}:{theirs.revision}"
    shown = text[:room]
    pieces = [shown[start : start + MAX_INPUT] for start in range(0, len(shown), MAX_INPUT)]
    rest = f"The text goes on for {len(text) - room:,} characters; all of it is kept."
    return [
        section(who, f"who:{name}"),
        *(
            payload(sb.SectionBlock(plain(piece), block_id=f"theirs:{name}:{number}"))
            for number, piece in enumerate(pieces)
        ),
        *([context(rest, f"rest:{name}")] if len(text) > room else []),
    ]


def more_room_view(incident: Incident, questions: Sequence[Question], sheet: Sheet) -> Payload:
    """Return the modal that goes on with answers that have filled their fields."""
    said = "Your answer is kept. It fills its field, so here is one more part. Texts of any length fit into a thread."
    fields = [field for part in fitting(questions, sheet).values() for field in part]
    specs = [
        ButtonSpec(label="Go on in a thread", action=f"in_thread:{one.key}", value=one.key) for one in questions[:25]
    ]
    blocks = [context(said, "room"), *fields, buttons(specs, "in_thread")]
    return modal(f"{incident.key}: more room", "section", "Save", blocks, {"incident_id": incident.id})
