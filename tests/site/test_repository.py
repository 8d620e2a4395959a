"""The repository's own pages tell the truth about the repository."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

import mlcourse

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "MIGRATION.md")


def tracked() -> list[str]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return listing.stdout.rstrip("\0").split("\0")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tree_of_readme() -> list[str]:
    """The paths in README's tree: folders, and one level of what they hold."""
    block = re.search(r"```text\n(.*?)```", read("README.md"), re.DOTALL)
    assert block, "README.md has no tree"
    paths, folder = [], ""
    for indent, name in re.findall(r"^( *)(\S+)", block[1], re.MULTILINE):
        folder = folder if indent else name
        paths.append(folder + name if indent else name)
    return paths


def mentioned_paths(page: str) -> set[str]:
    """What a page puts in backticks or links to and what looks like a path in the tree."""
    found = set()
    for line in read(page).splitlines():
        found |= set(re.findall(r"`([^`\s]+)`", line)) | set(re.findall(r"\]\(([^)#]+)\)", line))
    return {
        path
        for path in found
        if re.search(r"^[\w.-]+/|^[\w.-]+\.(md|toml|yml|cff|bib|lock|txt)$", path)
        and not re.search(r"NN|TASK|topic|^_build|^https?:|[*<{]", path)
    }


def test_tree_in_readme_exists() -> None:
    paths = tree_of_readme()
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_folder_stands_in_the_tree_of_readme() -> None:
    folders = {name.split("/")[0] + "/" for name in tracked() if "/" in name}
    hidden = {name for name in folders if name.startswith(".")}
    assert folders - hidden <= set(tree_of_readme())


@pytest.mark.parametrize("page", PAGES)
def test_mentioned_files_exist(page: str) -> None:
    paths = mentioned_paths(page)
    assert paths
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []


def test_a_topic_runs_from_chapter_to_bank() -> None:
    topics = sorted(path.stem for path in (ROOT / "chapters").glob("[0-9]*.ipynb"))
    # The exercise of the closing chapter is the capstone.
    exercise = {topic: topic for topic in topics} | {"08_the_question": "08_capstone"}
    parts = [
        part
        for topic in topics
        for part in (
            f"chapters/text/{topic}.md",
            f"exercises/source/{exercise[topic]}/{exercise[topic]}.ipynb",
            f"exercises/text/{exercise[topic]}/{exercise[topic]}.md",
            f"exercises/bank/{exercise[topic]}/correct",
            f"exercises/bank/{exercise[topic]}/misconceptions",
        )
    ]
    assert "01_perceptron" in topics
    assert [part for part in parts if not (ROOT / part).exists()] == []
    assert [topic for topic in topics if f"chapters/{topic}\n" not in read("_toc.yml")] == []


def test_named_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    sources = [*PAGES, ".github/workflows/ci.yml", ".pre-commit-config.yaml", ".ci/run"]
    in_code = re.compile(
        r"(?:`|^\$ |run: |exec |entry: )make (?:--[a-z-]+ )*([a-z-]+)", re.MULTILINE
    )
    named = {target for source in sources for target in in_code.findall(read(source))}
    assert {"book", "test", "lint", "unit"} <= named <= targets


def test_workflow_runs_what_ci_run_runs() -> None:
    steps = yaml.safe_load(read(".github/workflows/ci.yml"))["jobs"]["test"]["steps"]
    assert "make test" in [step.get("run") for step in steps]
    assert "make test" in read(".ci/run")
    actions = [step["uses"] for step in steps if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in actions), actions


def test_versions_agree() -> None:
    citation = yaml.safe_load(read("CITATION.cff"))
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert citation["version"] == project["version"] == mlcourse.__version__
    assert citation["license"] == project["license"] == "BSD-3-Clause"


def test_licences_are_whole() -> None:
    assert read("LICENSE").startswith("BSD 3-Clause License")
    content = read("LICENSE-CONTENT")
    assert content.startswith("Attribution 4.0 International")
    assert re.findall(r"^Section (\d) --", content, re.MULTILINE) == list("12345678")


def test_changelog_says_what_affects_grades() -> None:
    newest = read("CHANGELOG.md").split("\n## [")[1]
    assert "### Affects grades" in newest


def test_lock_files_have_hashes_and_no_addresses() -> None:
    lock = read("requirements.lock")
    pins = re.findall(r"^\S+==[^\\]+\\\n    --hash=sha256:", lock, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^\S+==", lock, re.MULTILINE)) > 50
    assert "://" not in lock
    npm = read("site/package-lock.json")
    assert "://" not in npm
    packages = json.loads(npm)["packages"]
    locked = {name: entry for name, entry in packages.items() if name}
    assert locked
    assert all("integrity" in entry and "resolved" not in entry for entry in locked.values())


def test_nothing_tracked_is_large_or_built() -> None:
    files = [name for name in tracked() if (ROOT / name).exists()]
    assert [name for name in files if (ROOT / name).stat().st_size > 3_000_000] == []
    assert [name for name in files if name.startswith("_build/")] == []


def test_no_file_knows_the_folder_it_was_made_in() -> None:
    here = str(ROOT).encode()
    assert [n for n in tracked() if (ROOT / n).is_file() and here in (ROOT / n).read_bytes()] == []
