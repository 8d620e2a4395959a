"""A page of the reference stands in the list of pages and in the table, and shows its module."""

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "chapters" / "api"
LISTED = str(yaml.safe_load((ROOT / "_toc.yml").read_text("utf8")))
MODULES = sorted(page.stem for page in PAGES.glob("*.md") if page.stem != "index")


@pytest.mark.parametrize("module", MODULES)
def test_module_stands_in_all_three_places(module):
    page = (PAGES / f"{module}.md").read_text("utf8")
    assert f".. automodule:: mlcourse.{module}\n" in page
    assert f"(sec-api-{module})=" in page
    assert f"{{py:mod}}`mlcourse.{module}`" in (PAGES / "index.md").read_text("utf8")
    assert f"'chapters/api/{module}'" in LISTED


def test_table_and_list_name_no_other_modules():
    assert (PAGES / "index.md").read_text("utf8").count("{py:mod}") == len(MODULES)
    assert LISTED.count("chapters/api/") == len(MODULES) + 1
