"""Figures draw what they claim and carry their description."""

import subprocess
import sys

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlcourse import plotting


@pytest.fixture
def ax():
    fig, ax = plotting.figure()
    yield ax
    plt.close(fig)


def test_figures_have_one_width():
    for ncols in (2, 3):
        fig, axes = plotting.figure(ncols)
        assert fig.get_size_inches()[0] == plotting.WIDTH
        assert len(axes) == ncols
        plt.close(fig)


def test_a_description_is_required_and_travels_in_the_metadata(monkeypatch):
    import IPython.display

    shown = []
    monkeypatch.setattr(IPython.display, "display", lambda fig, metadata: shown.append(metadata))
    fig, _ = plotting.figure()
    plotting.show(fig, alt="A line\n   that rises.")
    assert shown == [{"image/png": {"alt": "A line that rises."}}]
    assert fig.number not in plt.get_fignums()
    with pytest.raises(ValueError, match="alt is empty"):
        plotting.show(fig, alt="  ")


def test_the_line_lies_where_the_sum_is_zero(ax):
    ax.axis((-2, 2, -2, 2))
    plotting.line(ax, [1.0, 2.0], -1.0)
    (drawn,) = ax.lines
    for point in (drawn.get_xy1(), drawn.get_xy2()):
        assert np.dot([1.0, 2.0], point) - 1.0 == pytest.approx(0, abs=1e-12)
    assert ax.axis() == (-2, 2, -2, 2)


def test_regions_show_what_the_classifier_says(ax):
    X, y = np.array([[-1.0, 0.0], [1.0, 0.0]]), np.array([0, 1])
    plotting.decision_regions(ax, lambda P: (P[:, 0] > 0).astype(int), X, y, names=["no", "yes"])
    said = ax.collections[0].get_array().reshape(300, 300)
    assert (said[:, :150] == 0).all()
    assert (said[:, 150:] == 1).all()
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["no", "yes"]


def test_classes_differ_in_colour_and_marker(ax):
    plotting.scatter(ax, np.zeros((4, 2)), [0, 0, 1, 1])
    first, second = ax.collections
    assert (first.get_facecolor() != second.get_facecolor()).any()
    assert first.get_paths()[0].vertices.shape != second.get_paths()[0].vertices.shape


def test_weights_as_bars_and_as_image(ax):
    plotting.weight_bars(ax, [0.5, -2.0, 1.0], ["a", "b", "c"])
    assert [bar.get_width() for bar in ax.patches] == [0.5, 1.0, -2.0]
    plotting.weight_image(ax, [0.0, -3.0, 1.0, 2.0], (2, 2))
    assert ax.images[0].get_clim() == (-3, 3)
    assert ax.images[0].get_array().tolist() == [[0, -3], [1, 2]]


def test_curves_start_at_one_and_are_named(ax):
    plotting.curves(ax, {"a": [3, 2], "b": [1]}, title="t", xlabel="x", ylabel="y")
    assert ax.lines[0].get_xydata().tolist() == [[1, 3], [2, 2]]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b"]


@pytest.mark.parametrize("draw", [plotting.scatter, plotting.line])
def test_says_that_a_plane_needs_two_features(ax, draw):
    with pytest.raises(ValueError, match=r"two (features|weights)"):
        draw(ax, np.ones((3, 3)) if draw is plotting.scatter else np.ones(3), 0.0)


def test_without_matplotlib_the_message_says_what_to_install():
    code = "import sys; sys.modules['matplotlib'] = None; import mlcourse.plotting"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert 'pip install "mlcourse[plot]"' in done.stderr
