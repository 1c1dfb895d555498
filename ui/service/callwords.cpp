// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/callwords.h"

#include "models/values/foreigntext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace personae::callwords {

static QString tr(const char *text)
{
    return QCoreApplication::translate("callwords", text);
}

namespace {

/// The request may have done its work whatever the answer was.
bool isUnknown(const ApiError &error)
{
    return error.maybeDelivered || error.kind == Outcome::ServerError ||
           error.kind == Outcome::ProtocolError || error.kind == Outcome::TooLarge;
}

QString fateUnknown(const ApiError &error, const QString &service, const QString &said)
{
    if (isTransportFailure(error.kind))
        return tr("The answer of %1 never came: it may have done this or not. Look at the list "
                  "before you try again.")
            .arg(service);
    if (said.isEmpty())
        return tr("%1 had trouble answering: it may have done this or not. Look at the list before "
                  "you try again; what you typed is still here.")
            .arg(service);
    return tr("%1 says: %2 It may have done this or not. Look at the list before you try again; "
              "what you typed is still here.")
        .arg(service, said);
}

/// Empty: what is said anyway is right.
QString ofWrite(const ApiError &error, const QString &service, const QString &said)
{
    if (isUnknown(error))
        return fateUnknown(error, service, said);
    if (isTransportFailure(error.kind))
        return tr("%1 could not be reached. Nothing was changed; what you typed is still here. "
                  "This is never queued: try again when you are online.")
            .arg(service);
    if (error.kind == Outcome::Partial)
        return tr("%1 took only a part of it. Look at the list before you try again; what you "
                  "typed is still here.")
            .arg(service);
    if (error.kind == Outcome::Unverified)
        return tr("%1 answered well, but what it shows now is not what was asked for. Look at the "
                  "list before you try again; what you typed is still here.")
            .arg(service);
    if (!said.isEmpty())
        return tr("%1 says: %2 Nothing was changed; what you typed is still here.")
            .arg(service, said);
    return {};
}

} // namespace

errorpresenter::Words present(const CallResult &result, const QString &serviceName, bool writes)
{
    const QString service = isolatedLine(serviceName, 40);
    errorpresenter::Words words = errorpresenter::present(result.error, serviceName,
                                                          writes ? errorpresenter::Place::Calling
                                                                 : errorpresenter::Place::Reading);
    if (result.needs == "password"_L1) {
        words.sentence =
            tr("%1 wants your password for this, once. Nothing was changed.").arg(service);
        return words;
    }
    if (!writes || !result.error.isError())
        return words;
    const bool ruled = words.sentence.contains(result.error.serverText);
    const QString text = result.error.serverText;
    const QString said = text.isEmpty() || ruled
                             ? QString()
                             : isolatedLine(text.endsWith(u'.') ? text : text + u'.', 300);
    const QString own = ofWrite(result.error, service, said);
    if (!own.isEmpty())
        words.sentence = own;
    return words;
}

QString stopped()
{
    return tr("Stopped waiting. The service may have done it all the same; read the list again to "
              "see.");
}

QString browserOpened()
{
    return tr("The web browser is open. What you do there is read when you come back.");
}

QString lacking(const QString &serviceName)
{
    return tr("This server of %1 does not offer that.").arg(isolatedLine(serviceName, 40));
}

QString offline(const QString &serviceName)
{
    return tr("Offline. This is sent to %1 at once and never queued; it can be done when you are "
              "online.")
        .arg(isolatedLine(serviceName, 40));
}

} // namespace personae::callwords
