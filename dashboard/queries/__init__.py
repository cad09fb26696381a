"""Every question that this side asks of the store, and the only SQL on this side.

All take an open connection (`store.engine.connect()`), so that one answer reads one store; `frames` is apart, as pandas
is slow to load.
"""

from dashboard.queries.bounds import range_of, totals_by_sums
from dashboard.queries.coverage import coverage, coverage_of, coverage_within
from dashboard.queries.derivations import decided_totals, forces_of_areas, printed_beside_official, releases_of, totals
from dashboard.queries.editions import editions_of_class
from dashboard.queries.events import events_of
from dashboard.queries.figures import (
    beside,
    changes,
    extent,
    figure_of,
    figures,
    figures_by_id,
    observations,
    overlaps,
    standing_example,
    witnesses,
)
from dashboard.queries.forces import children_of, figures_about, neighbours_of, tiles_of
from dashboard.queries.held import Held, Preview, held, held_cells, held_preview
from dashboard.queries.history import became_of, changed_figures, net, store_change_of, store_changes
from dashboard.queries.lines import caveats_of, csv_lines, sources, tidy, tidy_overlaps
from dashboard.queries.lists import (
    area_choices,
    choices_of,
    names,
    names_of,
    offence_choices,
    platform_choices,
    platforms_of,
    version,
)
from dashboard.queries.official import (
    CLASS,
    SOURCE,
    Official,
    bodies,
    forces_by_area,
    forces_of,
    joined_on,
    official_of,
    quarters,
    quarters_of_all,
)
from dashboard.queries.panel import decisions, every_decision, panel, problems_about, sheets
from dashboard.queries.platforms import (
    figures_naming,
    figures_of_means,
    owners_of,
    platform_aliases,
    platform_by_id,
    written_as,
)
from dashboard.queries.register import licences, return_by_id, returns, returns_of
from dashboard.queries.returned import (
    assumptions,
    checks,
    content_hash,
    figures_of_standing,
    observations_in,
    problems,
)
from dashboard.queries.statements import printed_changes

__all__ = [
    "CLASS",
    "SOURCE",
    "Held",
    "Official",
    "Preview",
    "area_choices",
    "assumptions",
    "became_of",
    "beside",
    "bodies",
    "caveats_of",
    "changed_figures",
    "changes",
    "checks",
    "children_of",
    "choices_of",
    "content_hash",
    "coverage",
    "coverage_of",
    "coverage_within",
    "csv_lines",
    "decided_totals",
    "decisions",
    "editions_of_class",
    "events_of",
    "every_decision",
    "extent",
    "figure_of",
    "figures",
    "figures_about",
    "figures_by_id",
    "figures_naming",
    "figures_of_means",
    "figures_of_standing",
    "forces_by_area",
    "forces_of",
    "forces_of_areas",
    "held",
    "held_cells",
    "held_preview",
    "joined_on",
    "licences",
    "names",
    "names_of",
    "neighbours_of",
    "net",
    "observations",
    "observations_in",
    "offence_choices",
    "official_of",
    "overlaps",
    "owners_of",
    "panel",
    "platform_aliases",
    "platform_by_id",
    "platform_choices",
    "platforms_of",
    "printed_beside_official",
    "printed_changes",
    "problems",
    "problems_about",
    "quarters",
    "quarters_of_all",
    "range_of",
    "releases_of",
    "return_by_id",
    "returns",
    "returns_of",
    "sheets",
    "sources",
    "standing_example",
    "store_change_of",
    "store_changes",
    "tidy",
    "tidy_overlaps",
    "tiles_of",
    "totals",
    "totals_by_sums",
    "version",
    "witnesses",
    "written_as",
]
