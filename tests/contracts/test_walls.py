"""The rules of the house hold everywhere; `test_walls_can_fail.py` shows that each can be broken."""

from tests.support.walls import (
    PRODUCT,
    broad_excepts,
    clock_readings,
    foreign_imports,
    long_files,
    long_functions,
    missing_docstrings,
    missing_packages,
    patches,
    sources_below,
)

# A failure of anything at all must not stop these: each serves whoever comes next, and logs what went wrong.
MAY_CATCH_EVERYTHING = frozenset(
    {"handlers/inbox_worker.py", "bot/slack/dispatcher.py", "bot/scheduling/scheduler.py", "bot/cli.py"}
)
# The product's clock, and the one of the emulator, which imports nothing of the product.
CLOCKS = frozenset({"bot/clock.py", "bot/emulator/clock.py"})

SOURCES = sources_below(*PRODUCT)
TESTS = sources_below("tests")


def test_there_is_something_to_check() -> None:
    assert len(SOURCES) > 10
    assert len(TESTS) > 3


def test_no_file_is_long_and_most_are_short() -> None:
    assert long_files(SOURCES) == []


def test_no_function_is_long_and_most_are_short() -> None:
    assert long_functions(SOURCES) == []


def test_only_four_files_may_catch_everything() -> None:
    others = [source for source in SOURCES if source.path not in MAY_CATCH_EVERYTHING]
    assert len(MAY_CATCH_EVERYTHING) <= 4
    assert broad_excepts(others) == []


def test_no_test_patches_the_code_it_tests() -> None:
    assert patches(TESTS) == []


def test_only_a_clock_reads_the_time_or_waits() -> None:
    assert clock_readings([source for source in SOURCES if source.path not in CLOCKS]) == []


def test_tests_read_no_clock_either() -> None:
    assert [found for found in clock_readings(TESTS) if not found.endswith("time.sleep")] == []


def test_every_module_says_what_it_is_for() -> None:
    assert missing_docstrings([*SOURCES, *TESTS]) == []


def test_every_folder_of_the_product_is_a_package() -> None:
    assert missing_packages(SOURCES) == []


def test_the_domain_needs_the_standard_library_only() -> None:
    assert foreign_imports(sources_below("bot/domain"), ours="bot.domain") == []
