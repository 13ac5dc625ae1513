// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_ADDRESS_POOL_H
#define PPTPLAB_MODELS_RAS_ADDRESS_POOL_H

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::ras
{

/// One of the pool's addresses for callers, counted from 0. The server's own first address
/// (Q122701) is not among them; who knows the network turns the index into an IP address.
struct AddressLease
{
    std::uint32_t index = 0;
};

/// Addresses for callers, handed out oldest first: one comes back only after all others were used
/// once, as Q233048 implies. O(1). Not here: routes, how leases are had (models/dhcp).
class AddressPool
{
  public:
    enum class Filling : std::uint8_t
    {
        Full,  ///< a static pool
        Empty, ///< empty until addresses are leased, in any number up to the size
    };

    explicit AddressPool(std::uint32_t size, Filling filling = Filling::Full);

    /// The address that has been free for longest, or none.
    std::optional<AddressLease> Acquire()
    {
        if (m_free == 0)
        {
            return std::nullopt;
        }
        const AddressLease lease{m_ring[m_oldest]};
        m_oldest = m_oldest + 1 == m_ring.size() ? 0 : m_oldest + 1;
        --m_free;
        return lease;
    }

    /// Pre: `lease` came from this pool and is out.
    void Release(AddressLease lease)
    {
        assert(m_free < m_ring.size());
        const std::size_t after = std::size_t{m_oldest} + m_free;
        m_ring[after < m_ring.size() ? after : after - m_ring.size()] = lease.index;
        ++m_free;
    }

    /// One more address, behind the others. Pre: it is not in the pool, nor out.
    void Add(AddressLease lease) { Release(lease); }

    /// A free address that may not be used any more; false when it is not among them.
    bool Remove(AddressLease lease);

    std::uint32_t Free() const { return m_free; }

  private:
    std::vector<std::uint32_t> m_ring; ///< m_free entries from m_oldest on are free
    std::uint32_t m_oldest = 0;
    std::uint32_t m_free;
};

} // namespace pptplab::ras

#endif
