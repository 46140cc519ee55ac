"""The arithmetic of a choice: the stated method, ties, missing scores, and how stable the outcome is."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.ranking import Weighed, chosen_by_rank, rank, stability

PRICE, TRUST = Weighed(1, Fraction(60), 5), Weighed(2, Fraction(40), 10)


def given_once(**by_name: tuple[int, int]) -> dict[int, dict[int, dict[int, int]]]:
    """One assessor's scores for price and trust; candidates are named a, b, c …"""
    return {ord(name): {1: {7: price}, 2: {7: trust}} for name, (price, trust) in by_name.items()}


def names(ids) -> str:
    return "".join(sorted(chr(i) for i in ids))


def test_scores_are_weighed_by_their_scale_and_averaged_over_assessors():
    scores = {1: {1: {7: 5, 8: 3}, 2: {7: 10, 8: 0}}}
    assert rank([PRICE, TRUST], scores)[0].total == Fraction(4, 5) * 60 + Fraction(1, 2) * 40


def test_an_equal_total_is_decided_by_the_heavier_criterion_and_says_so():
    # 60/5 = 12 a point of price, 40/10 = 4 a point of trust: three points of trust weigh one of price.
    first, second = rank([PRICE, TRUST], given_once(a=(3, 6), b=(4, 3)))
    assert names([first.candidate, second.candidate]) == "ab"
    assert chr(first.candidate) == "b"
    assert (second.total, second.decided_by, second.rank) == (first.total, PRICE.key, 2)


def test_equals_in_everything_share_a_rank_and_none_of_them_is_chosen_across_the_last_place():
    ranked = rank([PRICE, TRUST], given_once(a=(5, 10), b=(3, 5), c=(3, 5)))
    assert [r.rank for r in ranked] == [1, 2, 2]
    assert ranked[1].tied_with == (ranked[2].candidate,)
    assert names(chosen_by_rank(ranked, 2)) == "a"
    assert names(chosen_by_rank(ranked, 3)) == "abc"


def test_a_missing_score_is_an_error_and_never_a_zero():
    with pytest.raises(KeyError):
        rank([PRICE, TRUST], {1: {1: {7: 5}, 2: {}}})


def test_who_falls_out_when_a_weight_moves_is_named():
    # a leads by trust, b by price; nearly equal, so a fifth of a weight turns them.
    scores = given_once(a=(3, 7), b=(4, 4))
    chosen = chosen_by_rank(rank([PRICE, TRUST], scores), 1)
    assert names(chosen) == "b" or names(chosen) == "a"
    turned = [s for s in stability([PRICE, TRUST], scores, chosen=chosen, quota=1, assessors=[7]) if s.falls_out]
    assert turned
    assert all(s.falls_out == chosen and len(s.comes_in) == 1 for s in turned)


def test_who_falls_out_without_one_assessor_is_named():
    scores = {1: {1: {7: 5, 8: 0}, 2: {7: 10, 8: 10}}, 2: {1: {7: 2, 8: 2}, 2: {7: 10, 8: 10}}}
    chosen = chosen_by_rank(rank([PRICE, TRUST], scores), 1)
    assert chosen == {1}
    by_assessor = {
        s.assessor: s.falls_out for s in stability([PRICE, TRUST], scores, chosen=chosen, quota=1, assessors=[7, 8])
    }
    assert by_assessor[7] == {1}
    assert by_assessor[8] == frozenset()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 10)), min_size=1, max_size=12), st.integers(1, 12))
def test_the_order_never_puts_a_lower_total_above_a_higher_one(points, quota):
    scores = {n: {1: {7: price}, 2: {7: trust}} for n, (price, trust) in enumerate(points)}
    ranked = rank([PRICE, TRUST], scores)
    totals = [r.total for r in ranked]
    assert totals == sorted(totals, reverse=True)
    assert len(chosen_by_rank(ranked, quota)) <= quota
