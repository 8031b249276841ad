"""The components of PLUG as template tags. A builtin library: no ``{% load %}`` is needed.

Each tag is shown with an example in ``docs/building/look.md``, and in every state at ``/look/``.
"""

from django import template

from plugdedag.look.components import icons, lists, post, words

register = template.Library()
for part in (icons, post, words, lists):
    register.tags |= part.register.tags
