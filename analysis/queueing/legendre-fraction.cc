// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/legendre-fraction.h"

#include <boost/math/tools/fraction.hpp>

#include <limits>
#include <utility>

namespace pptplab::analysis
{

namespace
{

// Numerators and denominators from `next` on, which unlike a-s cannot be 0.
class Terms
{
  public:
    using result_type = std::pair<double, double>;

    Terms(double load, double ports) : m_ports(ports), m_excess(load - ports) {}

    result_type operator()()
    {
        const double n = m_next++;
        return {n * (m_ports + 1 - n), m_excess + 2 * n};
    }

  private:
    double m_ports;
    double m_excess;
    int m_next = 2;
};

} // namespace

bool
IsOverloaded(double load, double ports)
{
    return load >= ports && load >= 1;
}

LegendreFraction
LegendreFractionOf(double load, double ports)
{
    Terms terms(load, ports);
    const double digits = std::numeric_limits<double>::epsilon();
    const double next = boost::math::tools::continued_fraction_a(terms, digits);
    return {ports / (load - ports + 2 + next), next};
}

} // namespace pptplab::analysis
