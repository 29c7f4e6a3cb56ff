"""Asking somebody else: the form, the question as they get it, and word of their answer."""

from collections.abc import Iterable, Mapping, Sequence

import slackblocks as sb

from bot.domain.incident import Incident
from bot.postmortem.answered import answered
from bot.postmortem.asked import AskedQuestion
from bot.postmortem.catalogue import QUESTIONS, SECTIONS, Question, question
from bot.postmortem.record import Answer
from bot.rendering.mrkdwn import truncate
from bot.rendering.slack.fields import option, question_fields
from bot.rendering.slack.modals import input_block, modal, plain
from bot.rendering.slack.parts import ButtonSpec, Payload, SlackMessage, buttons, context, mention, safe, section

MAX_LINES = 10
Answers = Mapping[str, Answer]


def ask_view(incident: Incident, answers: Answers) -> Payload:
    """Return the form: which open question, and whom."""
    which = sb.StaticSelectMenu(
        action_id="question", placeholder=plain("Choose a question"), option_groups=list(_groups(answers))
    )
    whom = sb.UserSelectMenu(action_id="whom", placeholder=plain("Choose a person"))
    blocks = [input_block("Which question?", which, "question"), input_block("Who could answer it?", whom, "whom")]
    return modal(f"{incident.key}: ask someone", "ask", "Ask", blocks, {"incident_id": incident.id})


def askable(answers: Answers) -> list[Question]:
    """Return the questions that one can hand over: those that are open, or all where none is."""
    wizards = {one.key for one in SECTIONS if one.is_wizard}
    asked = [one for one in QUESTIONS if one.section not in wizards]
    return [one for one in asked if not _is_answered(one, answers)] or asked


def question_view(incident: Incident, asked: Question, answers: Answers) -> Payload:
    """Return the modal with just one question."""
    blocks = question_fields(asked, answers.get(asked.key))
    return modal(f"{incident.key}: a question", "section", "Save", blocks, {"incident_id": incident.id})


def question_message(incident: Incident, asked: AskedQuestion, answers: Answers) -> SlackMessage:
    """Return the message to whoever was asked; once they answered it thanks them."""
    row = question(asked.question)
    text = f"{mention(asked.asked_by)} asks you about *{incident.key}*, {safe(incident.title)}:\n*{safe(row.prompt)}*"
    blocks = [section(text + (f"\n{safe(row.help)}" if row.help else ""), "question")]
    answer = answers.get(asked.question)
    if not asked.is_waiting:
        blocks.append(context("Thank you. Your answer is in the postmortem.", "thanks"))
    elif answer is not None and answer.text.strip():
        blocks.append(context(f"{mention(answer.author_id)} has answered it meanwhile; you may add to that.", "other"))
    label = "Answer" if asked.is_waiting else "Change the answer"
    spec = ButtonSpec(label=label, action=f"asked:{asked.id}", value=str(incident.id), is_primary=asked.is_waiting)
    return SlackMessage(
        text=f"A question about {incident.key}: {safe(row.prompt)}", blocks=(*blocks, buttons([spec], "answer"))
    )


def answered_message(incident: Incident, asked: AskedQuestion, answers: Answers) -> SlackMessage:
    """Return word to whoever asked that the answer is there."""
    row, answer = question(asked.question), answers.get(asked.question)
    said = safe(answered(row, answer).text, 1500) if answer else ""
    text = f"{mention(asked.asked_of)} answered “{safe(row.prompt)}” for {incident.key}:\n> {said}"
    return SlackMessage(text=text, blocks=(section(text, "answered"),))


def asked_lines(asked: Sequence[AskedQuestion]) -> list[str]:
    """Return a line for each question that was handed over, the newest at the end."""
    return [_line(one) for one in asked[-MAX_LINES:]]


def _line(one: AskedQuestion) -> str:
    prompt = safe(question(one.question).prompt, 150)
    if one.is_waiting:
        return f":hourglass: {mention(one.asked_of)} was asked: {prompt}"
    return f":white_check_mark: {mention(one.asked_of)} answered: {prompt}"


def _groups(answers: Answers) -> Iterable[sb.OptionGroup]:
    questions = askable(answers)
    for part in SECTIONS:
        options = [option(one.key, truncate(one.prompt, 75)) for one in questions if one.section == part.key]
        if options:
            yield sb.OptionGroup(plain(part.title), options=options)


def _is_answered(one: Question, answers: Answers) -> bool:
    return one.key in answers and bool(answers[one.key].text.strip())
