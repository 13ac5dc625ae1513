// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/full-again.h"

#include <vector>

namespace pptplab::analysis
{

namespace
{

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Stays with k < ports busy while so many callers pause, from
//     load x(k-1) + (k+1) x(k+1) + inflow(k) = (load + redials + k) x(k),  x(ports) = 0.
// With pivots load + rest(k), rest(k) = redials + k rest(k-1) / pivot(k-1).
class Stays
{
  public:
    Stays(const RedialPorts& queue, double redials) : m_load(queue.load), m_inverse(queue.ports)
    {
        double rest = redials;
        m_inverse(0) = 1 / (m_load + rest);
        for (Index busy = 1; busy < queue.ports; ++busy)
        {
            rest = redials + static_cast<double>(busy) * rest * m_inverse(busy - 1);
            m_inverse(busy) = 1 / (m_load + rest);
        }
    }

    void SolveInPlace(VectorXd& inflow) const
    {
        const Index ports = inflow.size();
        for (Index busy = 1; busy < ports; ++busy)
        {
            inflow(busy) += m_load * inflow(busy - 1) * m_inverse(busy - 1);
        }
        inflow(ports - 1) *= m_inverse(ports - 1);
        for (Index busy = ports - 1; busy-- > 0;)
        {
            inflow(busy) =
                (inflow(busy) + static_cast<double>(busy + 1) * inflow(busy + 1)) * m_inverse(busy);
        }
    }

  private:
    double m_load;
    VectorXd m_inverse; // inverse of the pivot of each number of busy ports
};

} // namespace

FullAgain
FullAgainFrom(const RedialPorts& queue, int most)
{
    std::vector<Stays> stays;
    for (int pausing = 0; pausing <= most; ++pausing)
    {
        stays.emplace_back(queue, pausing / queue.pause);
    }
    FullAgain again{MatrixXd::Zero(most + 1, most + 1), VectorXd::Zero(most + 1)};
    for (int start = 0; start <= most; ++start)
    {
        VectorXd stay = VectorXd::Unit(queue.ports, queue.ports - 1);
        for (int pausing = start; pausing >= 0; --pausing)
        {
            stays[static_cast<std::size_t>(pausing)].SolveInPlace(stay);
            again.time(start) += stay.sum();
            again.left(start, pausing) += queue.load * stay(queue.ports - 1);
            if (pausing > 0)
            {
                stay *= pausing / queue.pause;
                again.left(start, pausing - 1) = stay(queue.ports - 1);
                // Who dials is served.
                for (Index busy = queue.ports - 1; busy > 0; --busy)
                {
                    stay(busy) = stay(busy - 1);
                }
                stay(0) = 0;
            }
        }
    }
    return again;
}

} // namespace pptplab::analysis
