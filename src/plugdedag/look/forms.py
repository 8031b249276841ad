"""How every form of PLUG is drawn: label, help, field and error in one group, by thumb and by screen reader."""

from typing import Any

from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template import TemplateDoesNotExist


class Field(BoundField):
    """A bound field that knows how it wants to be drawn."""

    @property
    def look(self) -> str:
        """``tick`` for a single checkbox, ``choices`` for a group of them, else ``line``."""
        if isinstance(self.field.widget, CheckboxInput):
            return "tick"
        return "choices" if isinstance(self.field.widget, RadioSelect | CheckboxSelectMultiple) else "line"

    @property
    def optional(self) -> bool:
        """Whether the label should say that it may stay empty; of a search that goes without saying."""
        searches = getattr(self.field.widget, "input_type", "") == "search"
        return not self.field.required and self.look == "line" and not searches

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        """Django's own, and the right direction for whatever script is typed."""
        built = super().build_widget_attrs(attrs, widget)
        kind = getattr(widget or self.field.widget, "input_type", "textarea")
        if kind in {"text", "textarea", "search"}:
            built.setdefault("dir", "auto")
        return built


class Renderer(TemplatesSetting):
    """The renderer of all forms; its templates are in ``look/templates/look/forms``.

    Widgets come from the project's templates where there is one of that name, else from Django.
    """

    form_template_name = "look/forms/form.html"
    field_template_name = "look/forms/field.html"
    bound_field_class = Field

    of_django = DjangoTemplates()  # one for all: each reads and compiles its templates anew
    replaced = {
        "django/forms/widgets/radio.html": "look/forms/choices.html",
        "django/forms/widgets/checkbox_select.html": "look/forms/choices.html",
        "django/forms/errors/list/default.html": "look/forms/errors.html",
    }

    def get_template(self, template_name: str) -> Any:
        """The template of that name, ours first."""
        try:
            return super().get_template(self.replaced.get(template_name, template_name))
        except TemplateDoesNotExist:
            return self.of_django.get_template(template_name)


def anchor(field: BoundField) -> str:
    """The id of the first thing to fill in again, for the links of the error summary."""
    grouped = isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)
    return f"{field.auto_id}_0" if grouped else str(field.id_for_label or field.auto_id)
