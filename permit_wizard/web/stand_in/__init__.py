"""Stand-ins for pydantic and pydantic_core, which would be a quarter of what a telephone loads.

They are packed under the original names (`build/archives.py`), so that `core/answers.py` stays the one source. They
support what that module uses and nothing else; `tests/web/test_stand_in.py` proves that both give equal answers and
equal refusals.
"""
