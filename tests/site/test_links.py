"""Links, downloads and launch buttons of the built site."""

import zipfile

import links
import pytest
from browsing import SITE, built_pages

pytestmark = pytest.mark.browser


def test_no_link_is_broken(address):
    assert links.broken(SITE) == []


def test_every_notebook_can_be_launched_and_downloaded(address):
    for page in (path for path in built_pages() if path.startswith("chapters/0")):
        notebook = page.replace(".html", ".ipynb")
        found = links.Page(SITE / page).links
        assert links.BINDER + notebook in found
        assert f"../_sources/{notebook}" in found


def test_exercise_and_package_can_be_downloaded(address):
    downloads = [path.name for path in SITE.glob("_downloads/*/*")]
    assert "01_perceptron.zip" in downloads
    (wheel,) = SITE.glob("_downloads/*/mlcourse-*.whl")
    assert "mlcourse/perceptron.py" in zipfile.ZipFile(wheel).namelist()
    (exercise,) = SITE.glob("_downloads/*/01_perceptron.zip")
    assert any(name.endswith(".ipynb") for name in zipfile.ZipFile(exercise).namelist())


def test_only_the_chosen_launch_service_is_offered(address):
    services = ("colab", "jupyterhub", "deepnote", "thebe")
    for page in built_pages():
        for link in links.Page(SITE / page).links:
            assert not any(service in link for service in services), f"{page}: {link}"
