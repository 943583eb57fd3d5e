"""Who speaks which language: a thread, a block, and what is done later."""

from concurrent.futures import ThreadPoolExecutor

from assessment.core.language import Language, as_now, speak, speaking, spoken


class Another(Language):
    tag = "xx"


def test_what_is_done_later_speaks_the_language_that_was_spoken_when_it_was_asked_for() -> None:
    with speaking(Another()):
        later = as_now(lambda: spoken().tag)

    def in_a_thread_that_speaks_swedish() -> tuple[str, str]:
        speak(Language())
        return later(), spoken().tag

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(in_a_thread_that_speaks_swedish).result() == ("xx", "sv")
