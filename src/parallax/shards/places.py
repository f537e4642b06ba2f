"""Where shards stand: in the data folder, or at the address of an object store that all workers reach."""

from pathlib import Path

from parallax.parameters import read_parameters

CLUSTER = {"workers": 0, "scheduler": "", "shards": ""}  # what params.yaml may set, and what holds where it does not


def shards_folder(data: Path) -> Path:
    """The folder of docs/ and shards/: of all, only these are written by workers.

    `cluster.shards` of params.yaml may name another: a path, or an address such as s3://bucket/study, for which the
    fsspec package of that store is installed beside (s3fs, gcsfs, adlfs).
    """
    address = read_parameters("cluster", **CLUSTER)["shards"]
    if not address:
        return data
    from upath import UPath  # .2 seconds to import, and few need it

    return UPath(address)
