// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/overhead.h"
#include "tests/sim/exercises/first-principles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace pptplab::sim::exercises
{

namespace
{

using Numbers = std::vector<double>;
using Solver = std::function<double(const std::string& question, const Numbers& numbers)>;

double
Hex(const std::string& text, std::size_t at, std::size_t digits)
{
    return static_cast<double>(std::stoul(text.substr(at, digits), nullptr, 16));
}

bool
Says(const std::string& text, const char* what)
{
    return text.find(what) != std::string::npos;
}

double
SumOfLengths(const std::string& question, const Numbers& /*numbers*/)
{
    double sum = 0;
    for (std::size_t at = question.find(" (00 "); at != std::string::npos;
         at = question.find(" (00 ", at + 1))
    {
        const std::size_t times = question.rfind(" x ", at);
        sum += (question[times - 1] - '0') * Hex(question, at + 5, 2);
    }
    return sum;
}

/// The table of SOURCES, Client errors.
double
ErrorTold(const std::string& question, const Numbers& /*numbers*/)
{
    const std::vector<std::pair<const char*, double>> ends = {{"RST", 678},
                                                              {"nothing from the server", 650},
                                                              {"not one GRE", 721},
                                                              {"no further PPP", 718},
                                                              {"E=691", 691},
                                                              {"E=649", 649},
                                                              {"no address", 733}};
    for (const auto& [words, error] : ends)
    {
        if (Says(question, words))
        {
            return error;
        }
    }
    return 0;
}

/// Callers of a server with SP3 and random hunt; times in seconds.
struct Chain
{
    int ports;
    double arrivals;
    double holding;
    double cleanUp;
    double share;

    /// Probability that the next caller is refused.
    double Met(int busy, int cleaning) const
    {
        return busy == ports ? 1 : double(cleaning) / (ports - busy);
    }
};

/// Balance of one state after the other, again and again: what flows in over the rate at which it
/// flows out. More than kMost - 1 ports are never in clean-up.
class Balance
{
  public:
    explicit Balance(const Chain& chain) : m_chain(chain) {}

    double Refused()
    {
        double refused = 0;
        for (double before = -1; std::abs(refused - before) > 1e-12;)
        {
            before = refused;
            for (int sweep = 0; sweep < 20; ++sweep)
            {
                refused = Sweep();
            }
        }
        return refused;
    }

  private:
    static constexpr int kMost = 16;
    static constexpr double kPart = 0.8; ///< of each step: whole ones can go round in a circle

    static std::size_t Place(int busy, int cleaning)
    {
        return static_cast<std::size_t>(busy) * kMost + static_cast<std::size_t>(cleaning);
    }

    double At(int busy, int cleaning) const
    {
        const bool is =
            busy >= 0 && cleaning >= 0 && cleaning < kMost && busy + cleaning <= m_chain.ports;
        return is ? m_shares[Place(busy, cleaning)] : 0;
    }

    double Inflow(int busy, int cleaning) const
    {
        const Chain& c = m_chain;
        double flow = (cleaning + 1) / c.cleanUp * At(busy, cleaning + 1);
        if (busy > 0)
        {
            flow += c.arrivals * (1 - c.Met(busy - 1, cleaning)) * At(busy - 1, cleaning);
        }
        flow += (busy + 1) / c.holding * (1 - c.share) * At(busy + 1, cleaning);
        return flow + (busy + 1) / c.holding * c.share * At(busy + 1, cleaning - 1);
    }

    double Sweep()
    {
        double sum = 0;
        double refused = 0;
        for (int busy = 0; busy <= m_chain.ports; ++busy)
        {
            for (int cleaning = 0; cleaning < kMost && busy + cleaning <= m_chain.ports; ++cleaning)
            {
                const double met = m_chain.Met(busy, cleaning);
                const double out = m_chain.arrivals * (1 - met) + busy / m_chain.holding +
                                   cleaning / m_chain.cleanUp;
                double& share = m_shares[Place(busy, cleaning)];
                share += kPart * (Inflow(busy, cleaning) / out - share);
                sum += share;
                refused += share * met;
            }
        }
        for (double& share : m_shares)
        {
            share /= sum;
        }
        return refused / sum;
    }

    Chain m_chain;
    std::vector<double> m_shares =
        std::vector<double>(static_cast<std::size_t>((m_chain.ports + 1) * kMost), 1.0);
};

/// Share of callers never served if each try is refused with the loss of all tries' load, found by
/// halving.
double
NeverServed(double load, int ports, int tries)
{
    double low = 0;
    double high = 1;
    for (int i = 0; i < 100; ++i)
    {
        const double guess = (low + high) / 2;
        double attempts = 0;
        for (int k = 0; k < tries; ++k)
        {
            attempts += std::pow(guess, k);
        }
        (LossOf(load * attempts, ports) > guess ? low : high) = guess;
    }
    return 100 * std::pow(low, tries);
}

int
UsersWithin(double each, int ports, double grade)
{
    int users = 1;
    while (LossOf(each * (users + 1), ports) <= grade)
    {
        ++users;
    }
    return users;
}

/// Numbers of lesson 3's callers: calls an hour, holding, NetBEUI, (Net)..., clean-up.
double
LoadTold(const Numbers& n)
{
    return n[0] * (n[1] + n[2] / 100 * n[3]) / 3600;
}

using Solvers = std::map<std::string, Solver>;

Solvers
OfCallsAndLoads()
{
    return {
        {"1.1",
         [](const auto& q, const auto&) {
             return Hex(q, q.find("the Call ID ", q.find("trace")) + 14, 2);
         }},
        {"1.2",
         [](const auto& q, const auto&) {
             const std::size_t at = q.find("30 01 88 0B");
             return Hex(q, at + 18, 2) * 256 + Hex(q, at + 21, 2);
         }},
        {"1.3", SumOfLengths},
        {"1.4", ErrorTold},
        {"1.5", ErrorTold},
        {"1.6",
         [](const auto& q, const auto& n) {
             int left = 0; // of those numbered 0, 1, ...
             for (int number = 0; number < n[0]; ++number)
             {
                 left += number > Hex(q, q.find("000000"), 8) ? 1 : 0;
             }
             return left;
         }},
        {"2.1", [](const auto&, const auto& n) { return n[0] * n[1] * n[2] / 60; }},
        {"2.2", [](const auto&, const auto& n) { return 100 * LossOf(n[1], int(n[0])); }},
        {"2.3",
         [](const auto&, const auto& n) { return PortsWithin(n[0] * n[1] / 60, n[2] / 100); }},
        {"2.4", [](const auto&, const auto& n) { return n[0] * (1 - LossOf(n[0], int(n[1]))); }},
        {"2.5",
         [](const auto&, const auto& n) {
             return 100 * AllBusyOf(int(n[0]) - 1, int(n[1]), n[2]);
         }},
        {"2.6", [](const auto&, const auto& n) { return 100 * LossOf(n[1], int(n[0])); }},
        {"3.1", [](const auto&, const auto& n) { return LoadTold(n); }},
        {"3.2", [](const auto&, const auto& n) { return 100 * LossOf(LoadTold(n), int(n[4])); }},
        {"3.3",
         [](const auto&, const auto& n) {
             return n[0] * (1 - n[4] / 100) * n[2] / 100 * n[3] / 3600;
         }},
        {"3.4", [](const auto&, const auto& n) { return n[1] + 1; }},
        {"3.5", [](const auto&, const auto& n) { return 100 * n[2] / (n[0] - n[1]); }},
        {"3.6",
         [](const auto&, const auto& n) {
             return 100 * Balance({int(n[4]), n[0] / 3600, n[1], n[3], n[2] / 100}).Refused();
         }},
    };
}

Solvers
OfRedialTimersAndPlans()
{
    return {
        {"4.1", [](const auto&, const auto& n) { return 100 * n[3] / n[0]; }},
        {"4.2",
         [](const auto&, const auto& n) {
             double share = 100;
             for (int i = 0; i < n[1]; ++i)
             {
                 share *= n[0] / 100;
             }
             return share;
         }},
        {"4.3",
         [](const auto&, const auto& n) {
             double sum = 0;
             double tries = n[0];
             for (int i = 0; i < n[2]; ++i, tries *= n[1] / 100)
             {
                 sum += tries;
             }
             return sum;
         }},
        {"4.4", [](const auto&, const auto& n) { return NeverServed(n[0], int(n[1]), int(n[2])); }},
        {"4.5",
         [](const auto&, const auto& n) {
             double refused = 0;
             for (double time = 0; time < n[1] * 60; time += n[2])
             {
                 refused += n[0];
             }
             return refused;
         }},
        {"4.6", [](const auto&, const auto& n) { return n[1] - (n[0] - 1) * n[2]; }},
        {"4.7", [](const auto&, const auto& n) { return n[0] * n[1] / (n[2] * 60); }},
        {"5.1",
         [](const auto&, const auto& n) { return SumOfTimeouts(n[1], int(n[0]) + 1, n[2]); }},
        {"5.2", [](const auto&, const auto& n) { return SumOfTimeouts(n[1], int(n[0]) + 1, 1e9); }},
        {"5.3", [](const auto& q, const auto&) { return Hex(q, q.find("0x") + 2, 2); }},
        {"5.4",
         [](const auto&, const auto& n) {
             return n[0] + std::min(n[1], SumOfTimeouts(n[3], int(n[2]) + 1, n[4]));
         }},
        {"5.5", [](const auto&, const auto& n) { return n[0] * n[1] / 60; }},
        {"5.6", [](const auto&, const auto& n) { return n[0] / 2 + n[1]; }},
        {"6.1", [](const auto&, const auto& n) { return n[0] * n[2] / 100 * n[1] / 60; }},
        {"6.2", [](const auto&, const auto& n) { return n[0] * n[1] / (24 * 60); }},
        {"6.3",
         [](const auto&, const auto& n) { return n[1] * PortsWithin(n[0] / n[1], n[2] / 100); }},
        {"6.4",
         [](const auto&, const auto& n) {
             return UsersWithin(n[2] / 60 / n[0], int(n[1]), n[3] / 100);
         }},
        {"6.5", [](const auto&, const auto& n) { return n[0] * n[1] + n[0]; }},
        {"6.6",
         [](const auto&, const auto& n) {
             const auto overhead = capacity::OctetsOf(capacity::TunnelOverhead(true));
             return n[0] * n[1] * 8 * (n[2] + double(overhead)) / 1000;
         }},
    };
}

Solvers
AllSolvers()
{
    Solvers all = OfCallsAndLoads();
    all.merge(OfRedialTimersAndPlans());
    return all;
}

} // namespace

TEST(Exercises, AreAnsweredFromFirstPrinciplesForTwentyStudents)
{
    const Solvers solvers = AllSolvers();
    for (int lesson = 1; lesson <= kLessons; ++lesson)
    {
        EXPECT_GE(ItemsOf(lesson), 5U);
        for (const std::string& student : TwentyStudents())
        {
            const Sheet sheet = SheetOf(lesson, student);
            for (std::size_t i = 0; i < sheet.items.size(); ++i)
            {
                const std::string label = Label(lesson, i);
                const Item& item = sheet.items[i];
                ASSERT_EQ(solvers.count(label), 1U) << label;
                const double solved = solvers.at(label)(item.question, NumbersIn(item.question));
                EXPECT_NEAR(solved, item.right, 1e-6 * item.right)
                    << student << " " << label << ": " << item.question;
            }
        }
    }
}

} // namespace pptplab::sim::exercises
