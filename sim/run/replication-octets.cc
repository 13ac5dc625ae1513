// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/replication-octets.h"

#include <cstring>
#include <stdexcept>
#include <type_traits>

namespace pptplab::sim
{

namespace
{

static_assert(std::is_trivially_copyable_v<analysis::Batch>);

template <typename T>
void
Put(const T& value, std::string& octets)
{
    static_assert(std::is_trivially_copyable_v<T>);
    const std::size_t at = octets.size();
    octets.resize(at + sizeof value);
    std::memcpy(octets.data() + at, &value, sizeof value);
}

class Taker
{
  public:
    explicit Taker(const std::string& octets) : m_octets(octets) {}

    template <typename T>
    T Take()
    {
        static_assert(std::is_trivially_copyable_v<T>);
        T value;
        Check(sizeof value);
        std::memcpy(&value, m_octets.data() + m_at, sizeof value);
        m_at += sizeof value;
        return value;
    }

    std::string Text(std::size_t length)
    {
        Check(length);
        m_at += length;
        return m_octets.substr(m_at - length, length);
    }

  private:
    void Check(std::size_t length) const
    {
        if (m_octets.size() - m_at < length)
        {
            throw std::runtime_error("the reply of a worker is cut short");
        }
    }

    const std::string& m_octets;
    std::size_t m_at = 0;
};

} // namespace

std::string
ToOctets(const WorkerResult& result)
{
    std::string octets;
    Put(result.replication.batches.size(), octets);
    for (const analysis::Batch& batch : result.replication.batches)
    {
        Put(batch, octets);
    }
    Put(result.exact.size(), octets);
    for (const auto& [metric, value] : result.exact)
    {
        Put(metric.size(), octets);
        octets += metric;
        Put(value, octets);
    }
    return octets;
}

WorkerResult
FromOctets(const std::string& octets)
{
    Taker taker(octets);
    WorkerResult result;
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        result.replication.batches.push_back(taker.Take<analysis::Batch>());
    }
    for (auto left = taker.Take<std::size_t>(); left > 0; --left)
    {
        const std::string metric = taker.Text(taker.Take<std::size_t>());
        result.exact[metric] = taker.Take<double>();
    }
    return result;
}

} // namespace pptplab::sim
