"""The mutations can be applied to the tree as it is, and each test that is to kill one is there."""

import shutil

import pytest

from tests.mutations import ROOT
from tests.mutations.table import ALL


@pytest.mark.parametrize("mutation", ALL, ids=lambda mutation: mutation.name)
def test_it_can_be_applied_and_its_test_is_there(mutation, tmp_path):
    for file, _old, _new in mutation.edits:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    mutation.apply(tmp_path)
    assert any((tmp_path / file).read_text() != (ROOT / file).read_text() for file, _old, _new in mutation.edits)
    file, _, test = mutation.test.partition("::")
    assert f"def {test.partition('[')[0]}(" in (ROOT / "tests" / file).read_text()


def test_each_route_and_each_item_has_one_and_no_two_have_the_same_name():
    known = {mutation.of for mutation in ALL}
    assert {f"route {n}" for n in range(1, 18)} | {f"item {n}" for n in range(10, 18)} <= known
    assert len({mutation.name for mutation in ALL}) == len(ALL)
