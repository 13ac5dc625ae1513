// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/address-pool.h"

#include <cassert>
#include <numeric>

namespace pptplab::ras
{

AddressPool::AddressPool(std::uint32_t size) : m_ring(size), m_free(size)
{
    std::iota(m_ring.begin(), m_ring.end(), 0U);
}

std::optional<AddressLease>
AddressPool::Acquire()
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

void
AddressPool::Release(AddressLease lease)
{
    assert(m_free < m_ring.size());
    const std::size_t after = std::size_t{m_oldest} + m_free;
    m_ring[after < m_ring.size() ? after : after - m_ring.size()] = lease.index;
    ++m_free;
}

} // namespace pptplab::ras
