// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/sqlite.h"

#include "analysis/store/content-check.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <sys/stat.h>

namespace pptplab::analysis
{

namespace
{

/// What a user can do about a failure of SQLite.
std::string
AdviceFor(StoreFault fault, int sqliteCode, const std::string& path)
{
    constexpr int kPrimary = 0xff; // the low octet of an extended code
    if ((sqliteCode & kPrimary) == SQLITE_CORRUPT)
    {
        return fmt::format("; show and export read what is whole, `pptplab show {} --save NEW.db` "
                           "saves it, and a sweep into NEW.db runs the rest",
                           path);
    }
    return fault == StoreFault::Full || (sqliteCode & kPrimary) == SQLITE_IOERR
               ? "; what was finished before is kept, and the same command goes on from there once "
                 "there is room"
               : "";
}

std::optional<std::uint64_t>
FileNumber(const std::string& path)
{
    struct stat found = {};
    return ::stat(path.c_str(), &found) == 0 ? std::optional<std::uint64_t>(found.st_ino)
                                             : std::nullopt;
}

} // namespace

std::string
UriToRead(const std::string& path)
{
    std::string uri = "file:";
    for (const char letter : std::filesystem::absolute(path).string())
    {
        const bool special = letter == '?' || letter == '#' || letter == '%';
        uri += special ? fmt::format("%{:02x}", static_cast<unsigned>(letter))
                       : std::string(1, letter);
    }
    const bool isWritten =
        std::filesystem::exists(path + "-wal") || std::filesystem::exists(path + "-journal");
    return uri + (isWritten ? "?mode=rw&vfs=unix" : "?mode=ro&immutable=1");
}

void
Connection::Close::operator()(sqlite3* handle) const
{
    if (endLog)
    {
        sqlite3_busy_timeout(handle, 0);
        sqlite3_exec(handle, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    }
    sqlite3_close_v2(handle);
}

Connection::Connection(const std::string& path, Mode mode, Duration busyTimeout) : m_path(path)
{
    const bool whole = mode == Mode::ReadWhole;
    const bool alone = mode == Mode::WriteAlone;
    const int flags = (mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                      (alone || mode == Mode::ReadWriteCreate ? SQLITE_OPEN_CREATE : 0) |
                      (whole || alone ? SQLITE_OPEN_URI : 0); // with `alone` for ATTACH
    const std::string name = whole   ? UriToRead(path)
                             : alone ? std::filesystem::absolute(path).string()
                                     : path;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags, alone ? "unix-none" : nullptr);
    m_handle.reset(handle); // the handle is set also when opening failed
    if (code != SQLITE_OK)
    {
        Fail();
    }
    sqlite3_extended_result_codes(handle, 1);
    AddContentCheck(handle);
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(busyTimeout);
    sqlite3_busy_timeout(handle, static_cast<int>(wait.count()));
    m_file = alone ? FileNumber(path) : std::nullopt;
}

void
Connection::Execute(const std::string& sql)
{
    if (sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    {
        Fail();
    }
}

void
Connection::UseWriteAheadLog()
{
    // In this mode a commit is safe from the end of the process, and a power failure can take back
    // the last commits but not damage the file. It saves two waits for the disk, some 15 ms.
    constexpr const char* kModes = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL";
    m_handle.get_deleter().endLog =
        sqlite3_exec(m_handle.get(), kModes, nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool
Connection::IsReadOnly() const
{
    return sqlite3_db_readonly(m_handle.get(), "main") != 0;
}

bool
Connection::HasMoved() const
{
    if (m_file)
    {
        return FileNumber(m_path) != m_file;
    }
    int moved = 0;
    sqlite3_file_control(m_handle.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

void
Connection::CopyFrom(const Connection& other)
{
    sqlite3_backup* backup =
        sqlite3_backup_init(m_handle.get(), "main", other.m_handle.get(), "main");
    if (backup == nullptr)
    {
        Fail();
    }
    constexpr int kAllPages = -1;
    sqlite3_backup_step(backup, kAllPages);
    if (sqlite3_backup_finish(backup) != SQLITE_OK) // repeats the failure of the step
    {
        Fail();
    }
}

std::int64_t
Connection::LastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle.get());
}

void
Connection::Fail() const
{
    const int code = sqlite3_extended_errcode(m_handle.get());
    const StoreFault fault = FaultOf(code);
    throw StoreError(
        fault,
        fmt::format(
            "{}: {}{}", m_path, sqlite3_errmsg(m_handle.get()), AdviceFor(fault, code, m_path)));
}

void
Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(const Connection& connection, const std::string& sql)
    : m_connection(connection)
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(
        connection.m_handle.get(), sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
    m_statement.reset(statement);
    if (code != SQLITE_OK)
    {
        connection.Fail();
    }
}

Statement&
Statement::BindRow(const Statement& row)
{
    Reset();
    for (int i = 0; i < sqlite3_bind_parameter_count(m_statement.get()); ++i)
    {
        sqlite3_bind_value(
            m_statement.get(), i + 1, sqlite3_column_value(row.m_statement.get(), i));
    }
    return *this;
}

bool
Statement::Next()
{
    const int code = sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE)
    {
        m_connection.Fail();
    }
    return code == SQLITE_ROW;
}

void
Statement::Run()
{
    while (Next())
    {
    }
}

bool
Statement::IsNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t
Statement::Integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double
Statement::Real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::string
Statement::Text(int column) const
{
    const auto* text =
        reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    const int length = sqlite3_column_bytes(m_statement.get(), column);
    return text != nullptr ? std::string(text, static_cast<std::size_t>(length)) : std::string();
}

void
Statement::Reset()
{
    sqlite3_reset(m_statement.get()); // repeats the code of the last step, which was reported then
}

void
Statement::BindOne(int index, std::int64_t value)
{
    if (sqlite3_bind_int64(m_statement.get(), index + 1, value) != SQLITE_OK)
    {
        m_connection.Fail();
    }
}

void
Statement::BindOne(int index, double value)
{
    if (sqlite3_bind_double(m_statement.get(), index + 1, value) != SQLITE_OK)
    {
        m_connection.Fail();
    }
}

void
Statement::BindOne(int index, const std::string& value)
{
    if (sqlite3_bind_text(m_statement.get(),
                          index + 1,
                          value.data(),
                          static_cast<int>(value.size()),
                          SQLITE_TRANSIENT) != SQLITE_OK)
    {
        m_connection.Fail();
    }
}

std::int64_t
IntegerOf(const Connection& connection, const std::string& query)
{
    Statement statement(connection, query);
    statement.Next();
    return statement.Integer(0);
}

StatementCache::Use
StatementCache::operator()(std::string_view sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end())
    {
        const std::string text(sql);
        found = m_statements.try_emplace(text, m_connection, text).first;
    }
    return Use(found->second);
}

Transaction::Transaction(Connection& connection) : m_connection(connection)
{
    // Takes the write lock at once: one that is taken later can fail without waiting.
    m_connection.Execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (m_open)
    {
        try
        {
            m_connection.Execute("ROLLBACK");
        }
        catch (const StoreError&)
        {
            // SQLite has rolled back by itself, as it does after a full or failing disk.
        }
    }
}

void
Transaction::Commit()
{
    m_connection.Execute("COMMIT");
    m_open = false;
}

StoreFault
FaultOf(int sqliteCode)
{
    constexpr int kPrimary = 0xff; // the low octet of an extended code
    if (sqliteCode == SQLITE_READONLY_DBMOVED)
    {
        return StoreFault::Lost;
    }
    switch (sqliteCode & kPrimary)
    {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return StoreFault::CannotOpen;
    case SQLITE_NOTADB:
        return StoreFault::NotADatabase;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return StoreFault::Locked;
    case SQLITE_FULL:
        return StoreFault::Full;
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOMEM:
        return StoreFault::Lost;
    default:
        return StoreFault::Inconsistent;
    }
}

} // namespace pptplab::analysis
