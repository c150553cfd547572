"""Standing before the queues in tests: addresses, what a page shows, forms as a browser sends them."""

import html
import re
from typing import Any

from tests.story import Story


def at(queue: str, *rest: str) -> str:
    """Return an address below a queue's."""
    return "/".join(("/queues", queue, *rest, ""))


def shown(client: Any, url: str, status: int = 200) -> str:
    """Return what a page says, tags left out and blanks joined."""
    answer = client.get(url)
    assert answer.status_code == status, (url, answer.status_code)
    return words(answer)


def words(answer: Any) -> str:
    """Return what an answer says."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def sent(client: Any, story: Story, queue: str, verb: str, status: int = 303, number: str = "", **said: Any) -> Any:
    """Send a verb's form from the working pane, with the version that stands there unless another is said."""
    data = {"version": story.ticket.seq, **said}
    answer = client.post(at(queue, number or story.number, "act", verb), data)
    assert answer.status_code == status, (verb, answer.status_code, words(answer)[:600])
    return answer
