// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/failure.h"

#include "analysis/store/store-error.h"
#include "sim/campaign/planning.h"
#include "sim/files/write-failure.h"
#include "sim/scenario/values/problem.h"

#include <exception>
#include <iostream>
#include <new>
#include <system_error>

namespace pptplab::sim::commands
{

namespace
{

ExitCode
CodeOf(analysis::StoreFault fault)
{
    using analysis::StoreFault;
    switch (fault)
    {
    case StoreFault::CannotOpen:
    case StoreFault::IsDirectory:
    case StoreFault::NotADatabase:
    case StoreFault::ForeignSchema:
    case StoreFault::OtherVersion:
        return ExitCode::BadInput;
    case StoreFault::Locked:
    case StoreFault::Full:
    case StoreFault::Damaged:
    case StoreFault::Lost:
        return ExitCode::Interrupted;
    case StoreFault::Inconsistent:
        break;
    }
    return ExitCode::Internal;
}

/// Of files and processes that the operating system refuses.
ExitCode
TellSystemError(const std::system_error& error)
{
    const bool want = files::IsWantOfTheMachine(error.code());
    const bool wrongUse = error.code() == std::errc::permission_denied ||
                          error.code() == std::errc::operation_not_permitted ||
                          error.code() == std::errc::read_only_file_system ||
                          error.code() == std::errc::no_such_file_or_directory ||
                          error.code() == std::errc::not_a_directory ||
                          error.code() == std::errc::is_a_directory ||
                          error.code() == std::errc::filename_too_long;
    std::cerr << "pptplab: " << (want || wrongUse ? "" : "internal error: ") << error.what()
              << "\n";
    return want ? ExitCode::Interrupted : wrongUse ? ExitCode::BadInput : ExitCode::Internal;
}

} // namespace

ExitCode
TellFailure() noexcept
{
    try
    {
        throw;
    }
    catch (const scenario::BadInput& error)
    {
        std::cerr << error.what() << "\n";
        return ExitCode::BadInput;
    }
    catch (const files::WriteCutOff& error)
    {
        std::cerr << error.what() << "\n";
        return ExitCode::Interrupted;
    }
    catch (const analysis::StoreError& error)
    {
        std::cerr << error.what() << "\n";
        return CodeOf(error.Fault());
    }
    catch (const campaign::NotPlanned& error)
    {
        std::cerr << "pptplab: " << error.what() << "\n";
        return ExitCode::Negative;
    }
    catch (const std::bad_alloc&)
    {
        std::cerr << "pptplab: out of memory\n";
        return ExitCode::Interrupted;
    }
    catch (const std::system_error& error)
    {
        return TellSystemError(error);
    }
    catch (const std::exception& error)
    {
        std::cerr << "pptplab: internal error: " << error.what() << "\n";
        return ExitCode::Internal;
    }
    catch (...)
    {
        std::cerr << "pptplab: internal error: of an unknown kind\n";
        return ExitCode::Internal;
    }
}

ExitCode
TellDamage(const analysis::Store& store)
{
    if (store.Damage().empty())
    {
        return ExitCode::Done;
    }
    std::cout.flush();
    std::cerr << store.Damage() << "\n";
    return ExitCode::Interrupted;
}

} // namespace pptplab::sim::commands
