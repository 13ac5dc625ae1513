// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/address-pool.h"

#include <numeric>

namespace pptplab::ras
{

AddressPool::AddressPool(std::uint32_t size) : m_ring(size), m_free(size)
{
    std::iota(m_ring.begin(), m_ring.end(), 0U);
}

} // namespace pptplab::ras
