// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/appbench.h"

namespace personae::test {

inline Account victimAccount()
{
    Account account;
    account.id = {QStringLiteral("5f0c2e1a-0000-4000-8000-000000000001")};
    account.service = QStringLiteral("cloudillo");
    account.handle = QStringLiteral("alice.example.com");
    account.server.dialect = QStringLiteral("R3");
    return account;
}

} // namespace personae::test
