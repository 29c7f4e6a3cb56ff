"""Moving through the whys: which comes next, where a line ends or goes on, where another reason would be kept. Pure."""

from bot.postmortem.why_places import DEEPEST, STEPS, Place, branch_of
from bot.postmortem.whys import BRANCH_LETTERS, Answers, answer_at, depth_key, planned_depth, tree, walk


def next_open(answers: Answers) -> Place | None:
    """Return the first why without an answer, main line first; None where all is answered."""
    for line in walk(tree(answers)):
        for step in line.steps:
            if step.answer is None and not line.is_finished:
                return step.place
    return None


def next_place(place: Place, answers: Answers) -> Place | None:
    """Return the why that follows once the one at `place` is answered; None where all is answered."""
    if place.depth < planned_depth(place.line, answers):
        return Place(line=place.line, depth=place.depth + 1)
    return next_open(answers)


def depth_mark(place: Place, answers: Answers, *, is_end: bool, goes_on: bool) -> dict[str, str]:
    """Return the mark to save with an answer: its line ends there, or goes on behind the fifth why, or neither."""
    key, planned = depth_key(place.line), planned_depth(place.line, answers)
    if place.depth < STEPS:
        if is_end:
            return {key: str(place.depth)}
        return {key: ""} if planned <= place.depth else {}
    if goes_on and place.depth < DEEPEST:
        return {key: str(max(place.depth + 1, planned))}
    return {key: str(place.depth)} if planned != place.depth else {}


def new_branch(place: Place, answers: Answers) -> Place | None:
    """Return where another reason beside the answer at `place` would be kept; None where there is no room for it."""
    beside = place.beside
    for letter in BRANCH_LETTERS:
        start = branch_of(beside, letter)
        if start is None:
            return None
        if answer_at(answers, start.key) is None:
            return start
    return None


def is_in_tree(place: Place, answers: Answers) -> bool:
    """Return whether the why at a place is asked as the lines stand now; one behind a stop is not."""
    return any(step.place == place for line in walk(tree(answers)) for step in line.steps)
