// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_RESULT_H
#define PPTPLAB_MODELS_BASE_RESULT_H

#include <cassert>
#include <utility>
#include <variant>

namespace pptplab
{

/// Marks a value as the error of a Result: `return Failure{WireError::Truncated};`
template <typename E>
struct Failure
{
    E error;
};

template <typename E>
Failure(E) -> Failure<E>;

/// A value, or the reason why there is none. Reading the side that is absent is a defect of the
/// caller and asserts.
template <typename T, typename E>
class [[nodiscard]] Result
{
  public:
    // Implicit on purpose: a function of this return type returns either a T or a Failure.
    Result(T value) // NOLINT(google-explicit-constructor): see above
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }

    Result(Failure<E> failure) // NOLINT(google-explicit-constructor): see above
        : m_content(std::in_place_index<1>, std::move(failure.error))
    {
    }

    bool Ok() const { return m_content.index() == 0; }

    explicit operator bool() const { return Ok(); }

    const T& Value() const&
    {
        assert(Ok());
        return *std::get_if<0>(&m_content);
    }

    T&& Value() &&
    {
        assert(Ok());
        return std::move(*std::get_if<0>(&m_content));
    }

    const E& Error() const
    {
        assert(!Ok());
        return *std::get_if<1>(&m_content);
    }

  private:
    std::variant<T, E> m_content;
};

} // namespace pptplab

#endif
