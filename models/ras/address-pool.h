// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_ADDRESS_POOL_H
#define PPTPLAB_MODELS_RAS_ADDRESS_POOL_H

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
/// once, as Q233048 implies. O(1). Not here: routes, DHCP.
class AddressPool
{
  public:
    explicit AddressPool(std::uint32_t size);

    /// The address that has been free for longest, or none.
    std::optional<AddressLease> Acquire();

    /// Pre: `lease` came from this pool and is out.
    void Release(AddressLease lease);

    std::uint32_t Free() const { return m_free; }

  private:
    std::vector<std::uint32_t> m_ring; ///< m_free entries from m_oldest on are free
    std::uint32_t m_oldest = 0;
    std::uint32_t m_free;
};

} // namespace pptplab::ras

#endif
