// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_BISECTION_H
#define PPTPLAB_SIM_CAPACITY_BISECTION_H

namespace pptplab::sim::capacity
{

/// The least number above `few` and up to `enough` that meets, where those above it do, too.
/// `meets` is asked neither of `few`, which is taken not to, nor of `enough`, which is taken to.
template <typename Number, typename Predicate>
Number
LeastBetween(Number few, Number enough, const Predicate& meets)
{
    while (enough - few > 1)
    {
        const Number middle = few + (enough - few) / 2;
        (meets(middle) ? enough : few) = middle;
    }
    return enough;
}

} // namespace pptplab::sim::capacity

#endif
