// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/port-order.h"

#include <cassert>

namespace pptplab::ras
{

namespace
{

constexpr std::uint32_t kNobody = UINT32_MAX;

std::uint32_t
PowerOfTwoFrom(std::uint32_t least)
{
    std::uint32_t power = 1;
    while (power < least)
    {
        power *= 2;
    }
    return power;
}

} // namespace

NumberOrder::NumberOrder(std::uint32_t ports)
    : m_words(WordsFor(ports)), m_summary(WordsFor(WordsFor(ports)))
{
}

std::uint32_t
NumberOrder::WordsFor(std::uint32_t bits)
{
    return (bits + kWordBits - 1) / kWordBits;
}

std::optional<std::uint32_t>
NumberOrder::FirstOfWordsFrom(std::uint32_t word) const
{
    std::uint32_t group = word / kWordBits;
    if (group >= m_summary.size())
    {
        return std::nullopt;
    }
    std::uint64_t rest = m_summary[group] & ~(BitOf(word) - 1);
    while (rest == 0)
    {
        if (++group == m_summary.size())
        {
            return std::nullopt;
        }
        rest = m_summary[group];
    }
    const std::uint32_t found = group * kWordBits + LowestBit(rest);
    return found * kWordBits + LowestBit(m_words[found]);
}

UniformOrder::UniformOrder(std::uint32_t ports) : m_place(ports)
{
    m_members.reserve(ports);
}

void
UniformOrder::Insert(std::uint32_t port)
{
    m_place[port] = static_cast<std::uint32_t>(m_members.size());
    m_members.push_back(port);
}

void
UniformOrder::Erase(std::uint32_t port)
{
    const std::uint32_t last = m_members.back();
    m_members[m_place[port]] = last;
    m_place[last] = m_place[port];
    m_members.pop_back();
}

std::optional<std::uint32_t>
UniformOrder::Pick(RandomStream& choice) const
{
    if (m_members.empty())
    {
        return std::nullopt;
    }
    return m_members[choice.Below(m_members.size())];
}

IdleTimeOrder::IdleTimeOrder(std::uint32_t ports, Wanted wanted)
    : m_wanted(wanted),
      m_leaves(PowerOfTwoFrom(ports)),
      m_tree(std::size_t{2} * m_leaves, kNobody),
      m_idleSince(ports, Duration::min())
{
}

void
IdleTimeOrder::Insert(std::uint32_t port)
{
    Replay(port, port);
}

void
IdleTimeOrder::Erase(std::uint32_t port)
{
    Replay(port, kNobody);
}

std::optional<std::uint32_t>
IdleTimeOrder::Best() const
{
    const std::uint32_t best = m_tree[1];
    return best == kNobody ? std::nullopt : std::optional{best};
}

void
IdleTimeOrder::Replay(std::uint32_t port, std::uint32_t leaf)
{
    std::uint32_t place = m_leaves + port;
    m_tree[place] = leaf;
    while (place > 1)
    {
        place /= 2;
        m_tree[place] = Winner(m_tree[std::size_t{2} * place], m_tree[std::size_t{2} * place + 1]);
    }
}

std::uint32_t
IdleTimeOrder::Winner(std::uint32_t a, std::uint32_t b) const
{
    if (a == kNobody || b == kNobody)
    {
        return a == kNobody ? b : a;
    }
    // `a` is the left child and so the lower number: it wins ties.
    const bool challengerWins = m_wanted == Wanted::LongestIdle ? m_idleSince[b] < m_idleSince[a]
                                                                : m_idleSince[b] > m_idleSince[a];
    return challengerWins ? b : a;
}

} // namespace pptplab::ras
