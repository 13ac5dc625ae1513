// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/cleanup-rates.h"
#include "analysis/queueing/cleanup.h"
#include "analysis/queueing/domain.h"

#include <vector>

namespace pptplab::analysis
{

namespace
{

using Eigen::Index;
using Eigen::VectorXd;

// Below it the stays of `Group` pass the range of a double on eight ports.
constexpr double kLeastLoad = 1e-30;

enum class Port
{
    Idle,
    Busy,
    Cleaning
};

// A state is a number to base 3 whose lowest digit is the lowest port.
constexpr Index kPortStates = 3;

Port
PortOf(Index state, Index weight)
{
    return static_cast<Port>(state / weight % kPortStates);
}

// Weight of the lowest port that is in `wanted` (or, if not `equal`, in another state); 0 if none.
Index
Lowest(Index state, Index states, Port wanted, bool equal)
{
    for (Index weight = 1; weight < states; weight *= kPortStates)
    {
        if ((PortOf(state, weight) == wanted) == equal)
        {
            return weight;
        }
    }
    return 0;
}

Index
Offered(Index state, Index states)
{
    return Lowest(state, states, Port::Busy, false);
}

// Rates at which a group is left for good.
struct Leaving
{
    double everywhere; // rate from each state
    double full;       // rate from the state with all ports busy, in addition
};

// The lowest ports of the server, which never look at those above: a caller gets there only when
// all of the lower ones are busy. So the states split by the highest port of the group into three,
// each of them the group below with its own way of being left; they follow each other busy ->
// clean-up -> idle, and one flow alone, from one state to one, goes back to busy. Nothing is ever
// subtracted: 1 - (probability of that return) is taken as the probability of leaving before it
// (the idea of W. K. Grassmann, M. I. Taksar and D. P. Heyman, Operations Research 33 (1985)
// 1107-1116). All stays take some ports^2 x 3^ports steps.
class Group
{
  public:
    Group(const CleanupRates& rates, int ports, Leaving leaving)
        : m_rates(rates), m_leaving(leaving)
    {
        if (ports == 0)
        {
            return;
        }
        m_parts.reserve(kPortStates);
        m_parts.emplace_back(rates, ports - 1, Leaving{leaving.everywhere, rates.arrivals});
        m_parts.emplace_back(rates, ports - 1, Leaving{leaving.everywhere + 1, leaving.full});
        m_parts.emplace_back(rates, ports - 1, Leaving{leaving.everywhere + rates.cleanups, 0});
        for (int port = 1; port < ports; ++port)
        {
            m_part *= kPortStates;
        }
        m_cycle = Pass(VectorXd::Unit(kPortStates * m_part, Full()));
        m_leaves = leaving.everywhere * m_cycle.sum() + leaving.full * m_cycle(Full());
    }

    /// Expected stays in each state, from all ports busy to the next call that the highest takes.
    const VectorXd& Cycle() const { return m_cycle; }

  private:
    // Number of the state in which all ports are busy.
    Index Full() const { return m_part + LowerFull(); }

    Index LowerFull() const { return (m_part - 1) / 2; }

    // Expected stays in each state if the group is entered at the rates `inflow`.
    VectorXd Stays(const VectorXd& inflow) const
    {
        if (m_parts.empty())
        {
            return inflow / (m_leaving.everywhere + m_leaving.full);
        }
        const VectorXd first = Pass(inflow);
        const double calls = m_rates.arrivals * first(LowerFull());
        return first + calls / m_leaves * m_cycle;
    }

    // Expected stays in each state up to the first call that the highest port takes.
    VectorXd Pass(const VectorXd& inflow) const
    {
        const double share = m_rates.netbeuiShare;
        const VectorXd busy = m_parts[1].Stays(inflow.segment(m_part, m_part));
        const VectorXd cleaning = m_parts[2].Stays(inflow.tail(m_part) + share * busy);
        const VectorXd idle = m_parts[0].Stays(inflow.head(m_part) + (1 - share) * busy +
                                               m_rates.cleanups * cleaning);
        VectorXd stays(inflow.size());
        stays << idle, busy, cleaning;
        return stays;
    }

    CleanupRates m_rates;
    Leaving m_leaving;
    std::vector<Group> m_parts; // highest port idle, busy, in clean-up
    Index m_part = 1;           // states of each
    VectorXd m_cycle;
    double m_leaves = 0; // probability that a cycle ends for good
};

} // namespace

Refusals
RefusalsOfLowestHunt(const CleanupQueue& queue)
{
    const CleanupRates rates = RatesOf(queue);
    Require(rates.ports <= 8, "ports for lowest hunt", rates.ports, "1..8");
    if (rates.arrivals <= 0)
    {
        return {};
    }
    Require(rates.arrivals >= kLeastLoad,
            "offered load for lowest hunt",
            rates.arrivals,
            "0 or 1e-30 to 1e30 erlangs");
    // Without any leaving the cycles of the highest port follow each other, all alike.
    const VectorXd stays = Group(rates, rates.ports, {0, 0}).Cycle();
    const Index states = stays.size();
    const double all = stays.sum();
    Refusals refusals;
    for (Index state = 0; state < states; ++state)
    {
        const Index idle = Lowest(state, states, Port::Idle, true);
        if (idle == 0)
        {
            refusals.noPort += stays(state) / all;
        }
        else if (Offered(state, states) != idle)
        {
            refusals.cleanup += stays(state) / all;
        }
    }
    refusals.refused = refusals.noPort + refusals.cleanup;
    return refusals;
}

} // namespace pptplab::analysis
