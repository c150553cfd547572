"""What callers say when they ask, complain, report, suggest or praise: which type of matter a text seems to be."""

from functools import cache

from routing.domain.suggest import Suggester, Suggestion
from tickets.domain.vocabulary import TicketType

SAID: dict[TicketType, tuple[str, ...]] = {
    TicketType.CONSULTATION: (
        "how do i", "how can i", "how long", "how much", "where can i", "where do i", "what do i need", "when will",
        "which documents", "opening hours", "would like to know", "wants to know", "asks whether", "asks how",
        "咨询", "请问", "想问", "想了解", "怎么办理", "如何办理",
        "怎么申请", "如何申请", "需要什么材料", "什么时候", "几点",
        "哪里可以", "在哪里办", "多少钱", "是否可以",
    ),
    TicketType.HELP: (
        "please help", "needs help", "need help", "asks for help", "cannot get out", "stuck", "lost", "trapped",
        "求助", "请帮", "帮忙", "帮助", "困难", "没办法", "被困", "走失",
    ),
    TicketType.COMPLAINT: (
        "complain*", "nobody comes", "again and again", "still not", "broken", "noise", "stinks", "dirty", "refus*",
        "投诉", "没人管", "一直没", "扰民", "噪音", "噪声", "太吵", "不处理", "推诿", "拒绝", "态度", "坏了", "影响",
    ),
    TicketType.REPORT: (
        "report*", "illegal*", "without a licence", "unlicensed", "counterfeit", "fake", "bribe*", "dumping",
        "举报", "违法", "违规", "无证", "假冒", "偷排", "私自", "受贿", "非法",
    ),
    TicketType.SUGGESTION: (
        "suggest*", "propos*", "would be better", "why not", "建议", "希望增设", "能否增加", "倡议",
    ),
    TicketType.PRAISE: ("thank*", "praise*", "grateful", "well done", "表扬", "感谢", "点赞", "锦旗", "致谢"),
}  # fmt: skip


@cache
def _suggester() -> Suggester:
    return Suggester((kind.value, words) for kind, words in SAID.items())


def suggest_type(text: str) -> Suggestion | None:
    """Return the type a text speaks for most strongly, with the words that do; None where none does."""
    found = _suggester().suggest(text, limit=1)
    return found[0] if found else None
