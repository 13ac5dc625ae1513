// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_OCTETS_H
#define PPTPLAB_SIM_RUN_OCTETS_H

#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace pptplab::sim::run
{

// Values as octets, for the pipe between a worker and its parent, which are one program: the layout
// is the compiler's own.

template <typename T>
void
Put(const T& value, std::string& octets)
{
    static_assert(std::is_trivially_copyable_v<T>);
    const std::size_t at = octets.size();
    octets.resize(at + sizeof value);
    std::memcpy(octets.data() + at, &value, sizeof value);
}

inline void
PutText(const std::string& text, std::string& octets)
{
    Put(text.size(), octets);
    octets += text;
}

/// Takes values in the order in which they were put. Throws std::runtime_error at the end.
class Taker
{
  public:
    explicit Taker(const std::string& octets) : m_octets(octets) {}

    template <typename T>
    T Take()
    {
        static_assert(std::is_trivially_copyable_v<T>);
        T value{};
        Check(sizeof value);
        std::memcpy(&value, m_octets.data() + m_at, sizeof value);
        m_at += sizeof value;
        return value;
    }

    std::string TakeText()
    {
        const auto length = Take<std::size_t>();
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

} // namespace pptplab::sim::run

#endif
