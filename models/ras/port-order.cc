// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/port-order.h"

#include <cassert>

namespace pptplab::ras
{

namespace
{

constexpr std::uint32_t kWordBits = 64;
constexpr std::uint32_t kNobody = UINT32_MAX;

std::uint32_t
WordsFor(std::uint32_t bits)
{
    return (bits + kWordBits - 1) / kWordBits;
}

constexpr std::uint64_t
BitOf(std::uint32_t index)
{
    return std::uint64_t{1} << (index % kWordBits);
}

/// Pre: word is not 0.
std::uint32_t
LowestBit(std::uint64_t word)
{
    return static_cast<std::uint32_t>(__builtin_ctzll(word));
}

/// The lowest set bit at `from` or above, or none.
std::optional<std::uint32_t>
NextBit(const std::vector<std::uint64_t>& words, std::uint32_t from)
{
    std::uint32_t word = from / kWordBits;
    if (word >= words.size())
    {
        return std::nullopt;
    }
    std::uint64_t rest = words[word] & ~(BitOf(from) - 1);
    while (rest == 0)
    {
        if (++word == words.size())
        {
            return std::nullopt;
        }
        rest = words[word];
    }
    return word * kWordBits + LowestBit(rest);
}

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

void
NumberOrder::Insert(std::uint32_t port)
{
    const std::uint32_t word = port / kWordBits;
    m_words[word] |= BitOf(port);
    m_summary[word / kWordBits] |= BitOf(word);
}

void
NumberOrder::Erase(std::uint32_t port)
{
    const std::uint32_t word = port / kWordBits;
    m_words[word] &= ~BitOf(port);
    if (m_words[word] == 0)
    {
        m_summary[word / kWordBits] &= ~BitOf(word);
    }
}

std::optional<std::uint32_t>
NumberOrder::FirstFrom(std::uint32_t port) const
{
    const std::uint32_t word = port / kWordBits;
    if (word >= m_words.size())
    {
        return std::nullopt;
    }
    const std::uint64_t here = m_words[word] & ~(BitOf(port) - 1);
    if (here != 0)
    {
        return word * kWordBits + LowestBit(here);
    }
    const auto next = NextBit(m_summary, word + 1);
    if (!next)
    {
        return std::nullopt;
    }
    return *next * kWordBits + LowestBit(m_words[*next]);
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
      m_sessionEnd(ports, Duration::min())
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
    const bool challengerWins = m_wanted == Wanted::LongestIdle ? m_sessionEnd[b] < m_sessionEnd[a]
                                                                : m_sessionEnd[b] > m_sessionEnd[a];
    return challengerWins ? b : a;
}

} // namespace pptplab::ras
