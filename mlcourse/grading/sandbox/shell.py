"""IPython without a kernel: runs a cell and records what a notebook would show, within limits."""

import ast
import base64
import contextlib
import json
import sys
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

MOST_OUTPUT = 2 * 2**20  # bytes of text and pictures a cell may leave
MOST_OUTPUTS = 500


class Recorder:
    """The outputs of the cell that runs, in nbformat's form and within limits."""

    def __init__(self) -> None:
        self.outputs: list[dict[str, Any]] = []
        self.size = 0
        self.full = False
        self.muted = False

    def mute(self, muted: bool) -> None:
        """Keep nothing while the grader calls a function."""
        self.muted = muted

    def add(self, output: dict[str, Any], size: int) -> None:
        """Keep one output, or say once that there were too many."""
        if self.muted or self.full:
            return
        room = MOST_OUTPUT - self.size
        self.size += size
        self.full = size > room or len(self.outputs) >= MOST_OUTPUTS
        if output["output_type"] == "stream":
            self._stream(output["name"], output["text"][:room])
        elif not self.full:
            self.outputs.append(output)
        if self.full:
            self._stream("stderr", "\nMore output was not kept: this cell wrote too much.\n")

    def _stream(self, name: str, text: str) -> None:
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self.outputs.append({"output_type": "stream", "name": name, "text": text})

    def take(self) -> list[dict[str, Any]]:
        """Hand over what was recorded and begin anew."""
        taken, self.outputs, self.size, self.full = self.outputs, [], 0, False
        return taken


class Stream:
    """A text stream that writes into the recorder."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, name: str, recorder: Recorder) -> None:
        self.name = name
        self.recorder = recorder

    def write(self, text: str) -> int:
        """Record a text."""
        text = str(text)
        output = {"output_type": "stream", "name": self.name, "text": text}
        self.recorder.add(output, len(text))
        return len(text)

    def flush(self) -> None:
        """Do nothing: what is written is recorded at once."""

    def isatty(self) -> bool:
        """Say that nobody watches."""
        return False


def _bundle(data: Any) -> dict[str, Any]:
    """Keep of a display bundle what a notebook file can hold."""
    kept = {}
    for kind, content in dict(data or {}).items():
        if isinstance(content, bytes):
            content = base64.b64encode(content).decode()
        try:  # a copy, so that what is shown now does not change later
            kept[str(kind)] = content if type(content) is str else json.loads(json.dumps(content))
        except (TypeError, ValueError, RecursionError):
            continue
    return kept


class _Publisher(DisplayPublisher):
    def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
        bundle = _bundle(data)
        self.shell.recorder.add(
            {"output_type": "display_data", "data": bundle, "metadata": _bundle(metadata)},
            sum(len(str(v)) for v in bundle.values()),
        )

    def clear_output(self, wait: bool = False) -> None:
        self.shell.recorder.take()


class _Hook(DisplayHook):
    shell: Any

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        bundle = _bundle(format_dict)
        self.shell.recorder.add(
            {
                "output_type": "execute_result",
                "execution_count": self.prompt_count,
                "data": bundle,
                "metadata": _bundle(md_dict),
            },
            sum(len(str(v)) for v in bundle.values()),
        )

    def finish_displayhook(self) -> None:
        self._is_active = False


class RecordingShell(InteractiveShell):
    """An interactive shell whose outputs are recorded."""

    def __init__(self, recorder: Recorder, **_: Any) -> None:
        self.recorder = recorder
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        super().__init__(  # type: ignore[no-untyped-call]
            config=config, displayhook_class=_Hook, display_pub_class=_Publisher
        )
        # Like a notebook's, a cell is a file of its own to the traceback.
        self.compile.get_code_name = self._name_of_cell  # type: ignore[method-assign, assignment]

    def _name_of_cell(self, raw: str, transformed: str, number: int) -> str:
        return f"<cell {number}>"

    def ask_exit(self) -> None:
        """Stay: ``exit`` in the middle of a notebook must not cost the cells below."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Have no windows: ``%matplotlib inline`` asks for none, but it asks."""

    def transform_cell(self, raw_cell: str) -> str:
        """Leave plain Python as it is: looking for magics takes longer than all the rest."""
        try:
            ast.parse(raw_cell)
        except Exception:  # magics, prompts, and what is no Python at all
            return str(super().transform_cell(raw_cell))  # type: ignore[no-untyped-call]
        return raw_cell

    def should_run_async(self, raw_cell: str, **known: Any) -> bool:
        """Look for a word first: IPython compiles every cell once more to find out."""
        words = "async" in raw_cell or "await" in raw_cell
        return words and bool(super().should_run_async(raw_cell, **known))

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        try:
            message = str(evalue)[:2000]
        except BaseException:
            message = "(a message that cannot be read)"
        lines = [line[:2000] for line in stb][-60:]
        error = {"ename": str(etype.__name__)[:200], "evalue": message, "traceback": lines}
        self.recorder.add({"output_type": "error", **error}, sum(map(len, lines)))

    def _tee(self, channel: str) -> Any:
        """Keep no second copy of what is written: IPython's history would, without a bound."""
        return contextlib.nullcontext()

    def record(self, source: str) -> dict[str, Any]:
        """Run one cell; return its outputs and whether it ran to its end."""
        streams = sys.stdout, sys.stderr
        sys.stdout = Stream("stdout", self.recorder)
        sys.stderr = Stream("stderr", self.recorder)
        try:
            result = self.run_cell(source, store_history=True)
        finally:
            sys.stdout, sys.stderr = streams
        return {"outputs": self.recorder.take(), "ok": bool(result.success)}
