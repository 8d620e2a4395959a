"""Shut a forked process in: namespaces, limits, no capabilities, few system calls.

Runs inside bubblewrap, in the process that forks one child per submission. bubblewrap has taken
away the file system, the network and the environment; what is done here keeps the children from
one another: each gets process numbers, message queues and a folder to write in of its own.
"""

import ctypes
import os
import platform
import resource
import signal
import struct

from mlcourse.grading.sandbox.limits import SCRATCH

_libc = ctypes.CDLL(None, use_errno=True)
# Looked up once: each child would look for them anew.
_syscall, _mount, _prctl = _libc.syscall, _libc.mount, _libc.prctl
_after_fork = ctypes.pythonapi.PyOS_AfterFork_Child

# System calls that a student's code is refused, each with its number on two kinds of machine:
# whatever starts processes, threads and programs, watches others, mounts, or speaks to others.
# (A socket pair stays allowed, for asyncio; it cannot be bound or connected to anything.)
_NUMBERS = {
    "clone": (56, 220), "fork": (57, None), "vfork": (58, None), "clone3": (435, 435),
    "execve": (59, 221), "execveat": (322, 281), "ptrace": (101, 117), "kcmp": (312, 272),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "pidfd_getfd": (438, 438),
    "perf_event_open": (298, 241), "bpf": (321, 280), "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425), "memfd_create": (319, 279), "memfd_secret": (447, 447),
    "unshare": (272, 97), "setns": (308, 268), "chroot": (161, 51), "pivot_root": (155, 41),
    "mount": (165, 40), "umount2": (166, 39), "open_tree": (428, 428), "move_mount": (429, 429),
    "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433),
    "mount_setattr": (442, 442), "swapon": (167, 224), "quotactl": (179, 60),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "fanotify_init": (300, 262),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "init_module": (175, 105), "finit_module": (313, 273), "kexec_load": (246, 104),
    "reboot": (169, 142), "personality": (135, 92),
    "shmget": (29, 194), "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
    "socket": (41, 198), "bind": (49, 200), "connect": (42, 203), "listen": (50, 201),
}  # fmt: skip
# The architecture's mark in a filter, capset, and the column above.
_MACHINES = {"x86_64": (0xC000003E, 126, 0), "aarch64": (0xC00000B7, 91, 1)}
AUDIT, SYS_CAPSET, _COLUMN = _MACHINES[platform.machine()]
REFUSED = {name: n for name, row in _NUMBERS.items() if (n := row[_COLUMN]) is not None}

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWPID = 0x00020000, 0x08000000, 0x20000000
MOST_FILES = 4096
PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 4, 22, 38
EPERM, ENOSYS = 1, 38


def fork() -> int:
    """Fork into new process, mount and message namespaces; 0 in the child, as ``os.fork``."""
    flags = CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWPID | signal.SIGCHLD
    pid = int(_syscall(REFUSED["clone"], ctypes.c_ulong(flags), 0, 0, 0, 0))
    _check(pid, "clone")
    if pid == 0:
        _after_fork()
    return pid


def confine(*, memory: int, cpu_seconds: int, file_bytes: int) -> None:
    """Close the child in for good; called before any of the student's code."""
    # Signals to "my group" reach it across namespaces: the child must have a group of its own.
    os.setsid()
    options = b"size=%d,nr_inodes=%d,mode=0700" % (file_bytes, MOST_FILES)
    _check(_mount(b"tmpfs", SCRATCH.encode(), b"tmpfs", 0, options), "mount")
    os.chdir(SCRATCH)
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    _check(_prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "prctl")
    _drop_capabilities()
    _refuse_system_calls()


def _drop_capabilities() -> None:
    header = struct.pack("<Ii", 0x20080522, 0)  # version 3, this process
    _check(_syscall(SYS_CAPSET, header, bytes(24)), "capset")


def _filter() -> bytes:
    """Write the filter that answers the calls above with an error, and allows the others."""

    def instruction(code: int, jump_true: int, jump_false: int, k: int) -> bytes:
        return struct.pack("<HBBI", code, jump_true, jump_false, k)

    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
    allow, kill = 0x7FFF0000, 0x80000000
    error = 0x00050000
    program = [
        instruction(load, 0, 0, 4),  # the architecture
        instruction(equal, 1, 0, AUDIT),
        instruction(answer, 0, 0, kill),
        instruction(load, 0, 0, 0),  # the number of the call
    ]
    if platform.machine() == "x86_64":  # the x32 numbers are another way in
        program += [instruction(at_least, 0, 1, 0x40000000), instruction(answer, 0, 0, kill)]
    for name, number in REFUSED.items():
        # clone3 hides its flags from a filter; "no such call" makes libc use clone.
        code = ENOSYS if name == "clone3" else EPERM
        program += [instruction(equal, 0, 1, number), instruction(answer, 0, 0, error | code)]
    program.append(instruction(answer, 0, 0, allow))
    return b"".join(program)


# Written once, before the fork.
_PROGRAM = _filter()
_BUFFER = ctypes.create_string_buffer(_PROGRAM)
_TABLE = struct.pack("<HxxxxxxQ", len(_PROGRAM) // 8, ctypes.addressof(_BUFFER))


def _refuse_system_calls() -> None:
    """Install the filter, for good."""
    _check(_prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl")
    _check(_prctl(PR_SET_SECCOMP, 2, _TABLE, 0, 0), "seccomp")


def _check(result: int, what: str) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
