// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_STORE_ERROR_H
#define PPTPLAB_ANALYSIS_STORE_STORE_ERROR_H

#include <cstdint>
#include <stdexcept>
#include <string>

namespace pptplab::analysis
{

/// Why a database could not be used. The first group is wrong use (exit code 2), the second leaves
/// what was recorded intact and can be resumed (exit code 3), the last is a defect (exit code 4).
enum class StoreFault : std::uint8_t
{
    CannotOpen, ///< missing, not permitted, unwritable
    IsDirectory,
    NotADatabase,
    ForeignSchema, ///< a database of another program
    OtherVersion,  ///< a database of this program with a schema that this one does not know

    Locked,  ///< held by another process longer than the time-out
    Full,    ///< storage or quota
    Damaged, ///< content that cannot be, as after a change by hand
    Lost,    ///< reading or writing failed, or the file was moved away

    Inconsistent, ///< content that this program cannot have written, or an unknown cell
};

class StoreError : public std::runtime_error
{
  public:
    StoreError(StoreFault fault, const std::string& message)
        : std::runtime_error(message), m_fault(fault)
    {
    }

    StoreFault Fault() const { return m_fault; }

  private:
    StoreFault m_fault;
};

} // namespace pptplab::analysis

#endif
