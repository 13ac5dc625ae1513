// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_PORT_ORDER_H
#define PPTPLAB_MODELS_RAS_PORT_ORDER_H

#include "models/base/random-stream.h"
#include "models/base/units.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::ras
{

/// Ports by number: the lowest, or the next one round the ring. One bit a port under one summary
/// bit for 64 of them, so both are found in a few word operations whatever the number in use.
class NumberOrder
{
  public:
    explicit NumberOrder(std::uint32_t ports);

    void Insert(std::uint32_t port)
    {
        const std::uint32_t word = port / kWordBits;
        m_words[word] |= BitOf(port);
        m_summary[word / kWordBits] |= BitOf(word);
    }

    void Erase(std::uint32_t port)
    {
        const std::uint32_t word = port / kWordBits;
        const std::uint64_t left = m_words[word] & ~BitOf(port);
        m_words[word] = left;
        // Without a branch: whether a port was the last of its word cannot be foreseen.
        const auto emptied = static_cast<std::uint64_t>(left == 0);
        m_summary[word / kWordBits] &= ~(emptied << (word % kWordBits));
    }

    /// The lowest member, or none.
    std::optional<std::uint32_t> Lowest() const
    {
        std::uint32_t group = 0;
        while (m_summary[group] == 0)
        {
            if (++group == m_summary.size())
            {
                return std::nullopt;
            }
        }
        const std::uint32_t word = group * kWordBits + LowestBit(m_summary[group]);
        return word * kWordBits + LowestBit(m_words[word]);
    }

    /// The lowest member from `port` on, or none.
    std::optional<std::uint32_t> FirstFrom(std::uint32_t port) const
    {
        const std::uint32_t word = port / kWordBits;
        if (word >= m_words.size())
        {
            return std::nullopt;
        }
        const std::uint64_t here = m_words[word] & ~(BitOf(port) - 1);
        return here != 0 ? std::optional(word * kWordBits + LowestBit(here))
                         : FirstOfWordsFrom(word + 1);
    }

  private:
    static constexpr std::uint32_t kWordBits = 64;

    static constexpr std::uint64_t BitOf(std::uint32_t index)
    {
        return std::uint64_t{1} << (index % kWordBits);
    }

    /// Pre: word is not 0.
    static std::uint32_t LowestBit(std::uint64_t word)
    {
        return static_cast<std::uint32_t>(__builtin_ctzll(word));
    }

    static std::uint32_t WordsFor(std::uint32_t bits);

    std::optional<std::uint32_t> FirstOfWordsFrom(std::uint32_t word) const;

    std::vector<std::uint64_t> m_words;
    std::vector<std::uint64_t> m_summary; ///< bit w is set when m_words[w] is not 0
};

/// Ports in no order, for a uniform choice in O(1).
class UniformOrder
{
  public:
    explicit UniformOrder(std::uint32_t ports);

    void Insert(std::uint32_t port);
    void Erase(std::uint32_t port);
    std::optional<std::uint32_t> Pick(RandomStream& choice) const;

  private:
    std::vector<std::uint32_t> m_members;
    /// Place of each member in m_members; meaningless for other ports.
    std::vector<std::uint32_t> m_place;
};

/// Ports by the time since when they are idle, as a tournament tree: O(log n) to change, O(1) to
/// ask. Equal times are ordered by number, lowest first; a port that never had a session counts as
/// idle before all others.
class IdleTimeOrder
{
  public:
    enum class Wanted : std::uint8_t
    {
        LongestIdle,
        LastReleased,
    };

    IdleTimeOrder(std::uint32_t ports, Wanted wanted);

    void Insert(std::uint32_t port);
    void Erase(std::uint32_t port);

    /// A member takes the place that the time gives it.
    void SetIdleSince(std::uint32_t port, Duration since)
    {
        m_idleSince[port] = since;
        if (m_tree[m_leaves + port] == port)
        {
            Replay(port, port);
        }
    }

    std::optional<std::uint32_t> Best() const;

  private:
    void Replay(std::uint32_t port, std::uint32_t leaf);
    std::uint32_t Winner(std::uint32_t a, std::uint32_t b) const;

    Wanted m_wanted;
    std::uint32_t m_leaves; ///< a power of two
    std::vector<std::uint32_t> m_tree;
    std::vector<Duration> m_idleSince;
};

} // namespace pptplab::ras

#endif
