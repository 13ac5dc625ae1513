// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_EXPIRING_MAP_H
#define PPTPLAB_MODELS_FIREWALL_EXPIRING_MAP_H

#include "models/base/units.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>

namespace pptplab::firewall
{

/// Entries each of which goes at a time of its own unless it is kept for longer. Pointers to
/// entries hold until their entry goes. All work is logarithmic in the number of entries.
template <typename Key, typename Entry>
class ExpiringMap
{
  public:
    /// Removes what was not kept beyond `now`, the oldest first; `onGone(entry)` before each.
    template <typename OnGone>
    void Expire(Duration now, OnGone onGone)
    {
        while (!m_order.empty() && m_order.begin()->first <= now)
        {
            const auto gone = m_kept.find(m_order.begin()->second);
            onGone(gone->second.entry);
            Remove(gone);
        }
    }

    Entry* Find(const Key& key)
    {
        const auto found = m_kept.find(key);
        return found == m_kept.end() ? nullptr : &found->second.entry;
    }

    const Entry* Find(const Key& key) const
    {
        const auto found = m_kept.find(key);
        return found == m_kept.end() ? nullptr : &found->second.entry;
    }

    /// Puts an entry in place of an older one with this key.
    Entry& Put(const Key& key, Entry entry, Duration until)
    {
        Erase(key);
        const auto put = m_kept.emplace(key, Kept{std::move(entry), until}).first;
        m_order.emplace(until, key);
        m_highWater = std::max(m_highWater, m_kept.size());
        return put->second.entry;
    }

    /// Pre: there is an entry with this key.
    void Keep(const Key& key, Duration until)
    {
        Kept& kept = m_kept.at(key);
        m_order.erase({kept.until, key});
        kept.until = until;
        m_order.emplace(until, key);
    }

    void Erase(const Key& key)
    {
        const auto found = m_kept.find(key);
        if (found != m_kept.end())
        {
            Remove(found);
        }
    }

    std::size_t Size() const { return m_kept.size(); }
    std::size_t HighWater() const { return m_highWater; }

  private:
    struct Kept
    {
        Entry entry;
        Duration until;
    };

    using Entries = std::map<Key, Kept>;

    void Remove(typename Entries::iterator entry)
    {
        m_order.erase({entry->second.until, entry->first});
        m_kept.erase(entry);
    }

    Entries m_kept;
    std::set<std::pair<Duration, Key>> m_order;
    std::size_t m_highWater = 0;
};

} // namespace pptplab::firewall

#endif
