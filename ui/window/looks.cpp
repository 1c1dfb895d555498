// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/looks.h"

#include <QCoreApplication>

namespace personae::looks {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

static QString tr(const char *text)
{
    return QCoreApplication::translate("looks", text);
}

Look of(Reach reach)
{
    switch (reach) {
    case Reach::Unknown:
        return {u"reach-unknown"_s, Token::Muted, tr("not asked yet")};
    case Reach::Online:
        return {u"reach-online"_s, Token::Good, tr("online")};
    case Reach::Offline:
        return {u"reach-offline"_s, Token::Warn, tr("offline")};
    case Reach::SignInNeeded:
        return {u"reach-sign-in"_s, Token::Bad, tr("sign in again")};
    case Reach::Throttled:
        return {u"reach-throttled"_s, Token::Warn, tr("must wait")};
    case Reach::Trouble:
        return {u"reach-trouble"_s, Token::Bad, tr("trouble")};
    }
    return {};
}

} // namespace personae::looks
