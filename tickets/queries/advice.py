"""What the rules in force would do with a ticket as it now is: advice for whoever dispatches by hand."""

from routing.domain.decision import Decision
from routing.queries import Catalogue
from tickets.models import Ticket
from tickets.rehearsal import facts_of


def advised(ticket: Ticket, catalogue: Catalogue) -> Decision:
    """Return the router's decision with its trace. No statement; nothing is done."""
    return catalogue.decide(facts_of(vars(ticket), catalogue))
