// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_SQLITE_H
#define PPTPLAB_ANALYSIS_STORE_SQLITE_H

#include "analysis/store/store-error.h"
#include "models/base/units.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace pptplab::analysis
{

/// A connection; with an empty path to a temporary database that goes away with it. Every failure
/// is a StoreError whose text ends in SQLite's own.
class Connection
{
  public:
    enum class Mode
    {
        ReadOnly,
        ReadWriteCreate,
        ReadWhole, ///< without locks, unless a journal tells that somebody writes it
        WriteAlone ///< makes it if missing; without locks: no other process uses it
    };

    Connection(const std::string& path, Mode mode, Duration busyTimeout);

    void Execute(const std::string& sql);
    bool IsReadOnly() const;

    /// Turns to a write-ahead log until the connection closes, then back to a single plain file.
    /// Another user of the file, or a network folder, may prevent either; nothing is lost then.
    void UseWriteAheadLog();

    /// The file was renamed or deleted while it was open. SQLite would go on writing to a file that
    /// nobody can find.
    bool HasMoved() const;

    /// Makes this database a copy of `other` as it is now.
    void CopyFrom(const Connection& other);

    std::int64_t LastInsertId() const;
    const std::string& Path() const { return m_path; }

    [[noreturn]] void Fail() const;

  private:
    friend class Statement;

    struct Close
    {
        Close() : endLog(false) {}
        void operator()(sqlite3* handle) const;

        bool endLog;
    };

    std::string m_path;
    std::optional<std::uint64_t> m_file; ///< its number; SQLite keeps it where it locks
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// The URI by which ATTACH and Mode::ReadWhole open a database to read it.
std::string UriToRead(const std::string& path);

/// A prepared statement. Parameters and columns count from 0.
class Statement
{
  public:
    Statement(const Connection& connection, const std::string& sql);

    /// Binds all parameters from the first on.
    template <typename... Values>
    Statement& Bind(const Values&... values)
    {
        Reset();
        int index = 0;
        (BindOne(index++, values), ...);
        return *this;
    }

    /// Binds the columns of another statement's row.
    Statement& BindRow(const Statement& row);

    /// Steps to the next row; false when there is none.
    bool Next();

    /// Steps a statement that returns no row.
    void Run();

    /// Ends the reading of rows: one that is not read to its end holds a lock.
    void Reset();

    bool IsNull(int column) const;
    std::int64_t Integer(int column) const;
    double Real(int column) const;
    std::string Text(int column) const;

  private:
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };

    void BindOne(int index, std::int64_t value);
    void BindOne(int index, double value);
    void BindOne(int index, const std::string& value);

    const Connection& m_connection;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// The integer of a query for one.
std::int64_t IntegerOf(const Connection& connection, const std::string& query);

/// Statements that are kept prepared: preparing one takes longer than most of them run.
class StatementCache
{
  public:
    /// A statement in use, reset at the end. One text can be in use only once at a time.
    class Use
    {
      public:
        explicit Use(Statement& statement) : m_statement(statement) {}
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;
        ~Use() { m_statement.Reset(); }

        Statement* operator->() { return &m_statement; }

      private:
        Statement& m_statement;
    };

    explicit StatementCache(const Connection& connection) : m_connection(connection) {}

    Use operator()(std::string_view sql);

  private:
    const Connection& m_connection;
    std::map<std::string, Statement, std::less<>> m_statements;
};

/// Rolls back unless committed.
class Transaction
{
  public:
    explicit Transaction(Connection& connection);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    void Commit();

  private:
    Connection& m_connection;
    bool m_open = true;
};

/// What an SQLite result code (primary or extended) means to a user of the store.
StoreFault FaultOf(int sqliteCode);

} // namespace pptplab::analysis

#endif
