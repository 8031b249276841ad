"""The addresses of this app: below a day, the scripts at the desk, and today's lunch for the icon on a home screen."""

from django.urls import path

import plugdedag.lib.numbers  # noqa: F401 - what <key:…> takes
from plugdedag.lunches.views import (
    agreeing,
    briefs,
    install,
    leading,
    live,
    lunch,
    paper,
    screen,
    scripts,
    themes,
)

urlpatterns = [
    path("days/<uuid:uuid>/lunch/", lunch.lunch, name="lunch"),
    path("days/<uuid:uuid>/lunch/worker.js", install.lunch_worker, name="lunch_worker"),
    path("lunch/", install.today, name="lunch_today"),
    path("lunch/worker.js", install.start_worker, name="lunch_start_worker"),
    path("lunch/manifest.json", install.manifest, name="lunch_manifest"),
    path("days/<uuid:uuid>/contributions/", lunch.contributions, name="contributions"),
    path("days/<uuid:uuid>/board/events/", live.events, name="board_events"),
    path("days/<uuid:uuid>/board/stream/", live.stream, name="board_stream"),
    path("days/<uuid:uuid>/actions/", agreeing.actions, name="actions"),
    path("days/<uuid:uuid>/board/screen/", screen.screen, name="board_screen"),
    path("days/<uuid:uuid>/board/tables/<key:number>/", screen.table, name="board_table"),
    path("days/<uuid:uuid>/paper/sheets.pdf", paper.sheets, name="paper_sheets"),
    path("days/<uuid:uuid>/paper/", paper.paper, name="paper"),
    path("days/<uuid:uuid>/brief/", briefs.edited, name="brief"),
    path("days/<uuid:uuid>/brief/aloud/", briefs.aloud, name="aloud"),
    path("days/<uuid:uuid>/leading/", leading.leading, name="leading"),
    path("days/<uuid:uuid>/steers/", leading.steers, name="steers"),
    path("days/<uuid:uuid>/script/", leading.script, name="script"),
    path("days/<uuid:uuid>/themes/", themes.themes, name="themes"),
    path("desk/scripts/", scripts.scripts, name="desk_scripts"),
    path("desk/scripts/<slug:script>/<slug:step>/", scripts.script, name="desk_script"),
]
