// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_BYTES_H
#define PPTPLAB_MODELS_BASE_BYTES_H

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pptplab
{

using Octets = std::vector<std::uint8_t>;

/// Octets that somebody else owns. Valid as long as their owner leaves them in place.
class ByteView
{
  public:
    constexpr ByteView() = default;

    constexpr ByteView(const std::uint8_t* data, std::size_t size) : m_data(data), m_size(size) {}

    ByteView(const Octets& octets) // NOLINT(google-explicit-constructor): a view of a whole buffer
        : m_data(octets.data()), m_size(octets.size())
    {
    }

    constexpr const std::uint8_t* data() const { return m_data; }
    constexpr std::size_t size() const { return m_size; }
    constexpr bool empty() const { return m_size == 0; }
    constexpr const std::uint8_t* begin() const { return m_data; }
    constexpr const std::uint8_t* end() const { return m_data + m_size; }

    constexpr std::uint8_t operator[](std::size_t index) const
    {
        assert(index < m_size);
        return m_data[index];
    }

    /// The octets from `offset` on, at most `length` of them; empty when offset is past the end.
    constexpr ByteView Part(std::size_t offset, std::size_t length = SIZE_MAX) const
    {
        const std::size_t start = std::min(offset, m_size);
        return {m_data + start, std::min(length, m_size - start)};
    }

    friend bool operator==(ByteView a, ByteView b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

  private:
    const std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

/// Reads fields in network byte order. A read past the end yields 0 and sets the reader to failed
/// for good, so a decoder reads straight down and asks Ok() once.
class ByteReader
{
  public:
    explicit ByteReader(ByteView in) : m_rest(in) {}

    bool Ok() const { return m_ok; }
    ByteView Rest() const { return m_rest; }

    std::uint8_t U8() { return static_cast<std::uint8_t>(Take(1)); }
    std::uint16_t U16() { return static_cast<std::uint16_t>(Take(2)); }
    std::uint32_t U32() { return static_cast<std::uint32_t>(Take(4)); }

    /// The next `length` octets, or none when there are fewer.
    ByteView View(std::size_t length)
    {
        if (length > m_rest.size())
        {
            Fail();
            return {};
        }
        const ByteView taken = m_rest.Part(0, length);
        m_rest = m_rest.Part(length);
        return taken;
    }

    void Skip(std::size_t length) { View(length); }

  private:
    std::uint32_t Take(std::size_t length)
    {
        std::uint32_t value = 0;
        for (const std::uint8_t octet : View(length))
        {
            value = value << 8U | octet;
        }
        return value;
    }

    void Fail()
    {
        m_ok = false;
        m_rest = {};
    }

    ByteView m_rest;
    bool m_ok = true;
};

/// Appends fields in network byte order to a buffer that it does not own.
class ByteWriter
{
  public:
    explicit ByteWriter(Octets& out) : m_out(out) {}

    void U8(std::uint8_t value) { m_out.push_back(value); }

    void U16(std::uint16_t value)
    {
        U8(static_cast<std::uint8_t>(value >> 8U));
        U8(static_cast<std::uint8_t>(value));
    }

    void U32(std::uint32_t value)
    {
        U16(static_cast<std::uint16_t>(value >> 16U));
        U16(static_cast<std::uint16_t>(value));
    }

    void View(ByteView octets) { m_out.insert(m_out.end(), octets.begin(), octets.end()); }

    void Zeros(std::size_t count) { m_out.insert(m_out.end(), count, 0); }

    /// `text` in a field of `width` octets, cut or filled with zeros.
    void Text(std::string_view text, std::size_t width)
    {
        const std::size_t used = std::min(text.size(), width);
        m_out.insert(m_out.end(), text.begin(), text.begin() + static_cast<std::ptrdiff_t>(used));
        Zeros(width - used);
    }

    std::size_t Size() const { return m_out.size(); }

    /// Overwrites the 16-bit field at `offset`, for lengths that are known only afterwards.
    void PatchU16(std::size_t offset, std::uint16_t value)
    {
        assert(offset + 2 <= m_out.size());
        m_out[offset] = static_cast<std::uint8_t>(value >> 8U);
        m_out[offset + 1] = static_cast<std::uint8_t>(value);
    }

  private:
    Octets& m_out;
};

} // namespace pptplab

#endif
