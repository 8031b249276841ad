"""What a question is about, by its words."""

import pytest

from plugdedag.archive.topics import TOPICS, told_by


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Hoe krijgen we meer vrijwilligers achter de bar?", {"volunteers"}),
        ("How do we get more volunteers behind the bar?", {"volunteers"}),
        ("Buurttheater voor jong en oud", {"neighbourhood", "culture", "ages"}),
        ("Wie betaalt de huur van het gebouw?", {"room", "money"}),
        ("What kind of card is this?", set()),  # no “kind” and no “art” in it
    ],
)
def test_words_tell_the_topic(text: str, topics: set[str]) -> None:
    assert told_by(text) == topics


def test_each_topic_is_told_by_words_of_both_languages() -> None:
    for topic in TOPICS:
        assert len(topic.words.split()) >= 8
