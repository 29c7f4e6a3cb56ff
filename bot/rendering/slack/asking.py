"""Asking somebody else: the form, the question as they get it, and word of their answer."""

from collections.abc import Iterable, Mapping, Sequence

import slackblocks as sb

from bot.domain.incident import Incident
from bot.postmortem.asked import AskedQuestion, is_why, prompt_of, words_of
from bot.postmortem.catalogue import QUESTIONS, SECTIONS, Question, QuestionKind
from bot.postmortem.record import Answer
from bot.postmortem.replies import ThreadReply, takes_one_value, value_in
from bot.postmortem.why_moves import is_in_tree, next_open
from bot.postmortem.why_places import place_of
from bot.postmortem.whys import question_at
from bot.rendering.mrkdwn import to_plain, truncate
from bot.rendering.slack.fields import option, options_of, question_fields
from bot.rendering.slack.modals import input_block, modal, plain
from bot.rendering.slack.parts import ButtonSpec, Payload, SlackMessage, buttons, context, mention, safe, section
from bot.rendering.slack.sheet import Sheet

MAX_LINES = 10
OUT_OF_REACH = "These whys end before that question now, so the answer is kept but not shown until they go on."
YOURSELF = "Choose yourself to answer in a thread, where there is room for long texts."
Answers = Mapping[str, Answer]


def ask_view(incident: Incident, answers: Answers) -> Payload:
    """Return the form: which open question, and whom."""
    which = sb.StaticSelectMenu(
        action_id="question", placeholder=plain("Choose a question"), option_groups=list(_groups(answers))
    )
    whom = sb.UserSelectMenu(action_id="whom", placeholder=plain("Choose a person"))
    blocks = [
        input_block("Which question?", which, "question"),
        input_block("Who could answer it?", whom, "whom", hint=YOURSELF),
    ]
    return modal(f"{incident.key}: ask someone", "ask", "Ask", blocks, {"incident_id": incident.id})


def askable(answers: Answers) -> list[Question]:
    """Return the questions that one can hand over: those that are open, or all where none is."""
    wizards = {one.key for one in SECTIONS if one.is_wizard}
    asked = [one for one in QUESTIONS if one.section not in wizards]
    return [one for one in asked if not _is_answered(one, answers)] or asked


def question_view(incident: Incident, asked: Question, sheet: Sheet) -> Payload:
    """Return the modal with just one question."""
    blocks = question_fields(asked, sheet)
    return modal(f"{incident.key}: a question", "section", "Save", blocks, {"incident_id": incident.id})


def question_message(
    incident: Incident, asked: AskedQuestion, answers: Answers, replies: Sequence[ThreadReply] = ()
) -> SlackMessage:
    """Return the message to whoever was asked; its thread takes the answer, and once there is one it says so."""
    row, prompt = asked.row, safe(prompt_of(asked.question, answers), 600)
    about = f"*{incident.key}*, {safe(incident.title)}"
    intro = "You can answer this" if asked.is_own else f"{mention(asked.asked_by)} asks you"
    text = f"{intro} about {about}:\n*{prompt}*" + (f"\n{safe(row.help)}" if row and row.help else "")
    blocks = [section(text, "question"), *_remarks(asked, answers, replies), context(how_to_reply(row), "how")]
    label = "Answer" if asked.is_waiting else "Change the answer"
    spec = ButtonSpec(label=label, action=f"asked:{asked.id}", value=str(incident.id), is_primary=asked.is_waiting)
    return SlackMessage(text=f"A question about {incident.key}: {prompt}", blocks=(*blocks, buttons([spec], "answer")))


def how_to_reply(row: Question | None) -> str:
    """Return how an answer is given in the thread."""
    if row is None or not takes_one_value(row):
        return (
            "Use the button, or reply in this message's thread, at any length. Each reply is a paragraph of the "
            "answer; edit or delete one, and the answer follows."
        )
    return f"Use the button, or reply in this message's thread with {_wanted(row)}. The last such reply counts."


def answered_message(
    incident: Incident, asked: AskedQuestion, answers: Answers, before: Answer | None = None
) -> SlackMessage:
    """Return word to whoever asked that the answer is there; `before` is what somebody else had answered until then."""
    answer = answers.get(asked.question)
    said = safe(words_of(answer), 1500) if answer else ""
    prompt = safe(prompt_of(asked.question, answers), 600)
    text = f"{mention(asked.asked_of)} answered “{prompt}” for {incident.key}:\n> {said}"
    blocks = [section(text, "answered")]
    if before is not None and before.text.strip():
        old = f"{mention(before.author_id)} had answered it before; that text is kept as revision {before.revision}:"
        blocks.append(section(f"{old}\n> {safe(words_of(before), 1500)}", "before"))
    if is_why(asked.question) and not is_in_tree(place_of(asked.question), answers):
        blocks.append(context(OUT_OF_REACH, "reach"))
    return SlackMessage(text=text, blocks=tuple(blocks))


def asked_lines(asked: Sequence[AskedQuestion], answers: Answers) -> list[str]:
    """Return a line for each question that was handed over, the newest at the end."""
    return [_line(one, answers) for one in asked[-MAX_LINES:]]


def _remarks(asked: AskedQuestion, answers: Answers, replies: Sequence[ThreadReply]) -> list[Payload]:
    """What came of it: thanks, word of somebody else's answer, or of a reply that is no answer."""
    answer, row, said = answers.get(asked.question), asked.row, [one for one in replies if not one.is_deleted]
    remarks: list[Payload] = []
    if not asked.is_waiting:
        remarks.append(context("Thank you. Your answer is in the postmortem.", "thanks"))
    elif answer is not None and answer.text.strip() and answer.author_id != asked.asked_of:
        remarks.append(context(f"{mention(answer.author_id)} has answered it meanwhile; you may add to that.", "other"))
    if row is not None and said and takes_one_value(row) and value_in(row, said[-1].text) is None:
        wrong = f"“{safe(said[-1].text, 100)}” is no answer to this, and is not in the postmortem."
        remarks.append(context(f":warning: {wrong} Please reply with {_wanted(row)}.", "wrong"))
    return remarks


def _wanted(row: Question) -> str:
    """What a reply has to say to a question that takes one value."""
    if row.kind is QuestionKind.DATE:
        return "a date such as 2026-03-05"
    labels = [f"“{label}”" for _, label in options_of(row)]
    several = ", or several of them with commas between" if row.is_multiple else ""
    return f"one of {', '.join(labels)}{several}"


def _line(one: AskedQuestion, answers: Answers) -> str:
    prompt = safe(prompt_of(one.question, answers), 150)
    if one.is_waiting:
        return f":hourglass: {mention(one.asked_of)} was asked: {prompt}"
    return f":white_check_mark: {mention(one.asked_of)} answered: {prompt}"


def _groups(answers: Answers) -> Iterable[sb.OptionGroup]:
    questions = askable(answers)
    place = next_open(answers)
    for part in SECTIONS:
        options = [option(one.key, truncate(one.prompt, 75)) for one in questions if one.section == part.key]
        if part.is_wizard and place is not None:
            options = [option(place.key, truncate(to_plain(question_at(place, answers)), 75))]
        if options:
            yield sb.OptionGroup(plain(part.title), options=options)


def _is_answered(one: Question, answers: Answers) -> bool:
    return one.key in answers and bool(answers[one.key].text.strip())
