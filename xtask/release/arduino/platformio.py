"""PlatformIO: links the archive of the board's processor. In src its folder has the name that Arduino's build gives it."""

from os.path import isfile, join

Import("env")  # noqa: F821, PlatformIO's

ARCHIVES = [
    # What the board's flags name, and the folder.
    (("cortex-m0",), "cortex-m0"),
    (("cortex-m0plus",), "cortex-m0plus"),
    (("cortex-m3",), "cortex-m3"),
    (("cortex-m4",), join("cortex-m4", "fpv4-sp-d16-hard")),
    (("cortex-m7",), join("cortex-m7", "fpv5-sp-d16-hard")),
    (("cortex-m33",), join("cortex-m33", "fpv5-sp-d16-hard")),
    (("esp32c3", "esp32c6", "esp32h2"), "esp32c3"),
    (("esp32p4",), "esp32p4"),
]


def folder(cpu):
    for names, directory in ARCHIVES:
        if cpu in names:
            return directory
    return None


board = env.BoardConfig()  # noqa: F821
found = folder(board.get("build.cpu", "")) or folder(board.get("build.mcu", ""))
if found is None:
    raise SystemExit("jacfwd: no archive for this processor; see PLATFORMS.md")
library = join(Dir(".").srcnode().abspath, "src", found)  # noqa: F821
if not isfile(join(library, "libjacfwd.a")):
    raise SystemExit("jacfwd: %s is not in this package" % library)
env.Append(LIBPATH=[library], LIBS=["jacfwd"])  # noqa: F821
