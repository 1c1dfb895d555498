// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/signinport.h"

#include <QCoreApplication>
#include <QString>

namespace personae {

/// The words of "Add account" for what services declare by message id. Plain text; unknown ids
/// stand for themselves, isolated.
class SignInWording final
{
    Q_DECLARE_TR_FUNCTIONS(personae::SignInWording)

public:
    SignInWording() = delete;

    [[nodiscard]] static QString way(SignInWay way);        ///< on its radio button
    [[nodiscard]] static QString wayMeaning(SignInWay way); ///< for screen readers
    [[nodiscard]] static QString secret(SignInWay way);     ///< what its secret is called
    [[nodiscard]] static QString field(const SignInFieldSpec &spec);
    [[nodiscard]] static QString hint(const SignInFieldSpec &spec); ///< empty: none
    [[nodiscard]] static QString missing(const QString &label);     ///< it must not stay empty
    [[nodiscard]] static QString provider(const QString &id);
    [[nodiscard]] static QString providerArgument(const QString &id);
    [[nodiscard]] static QString providerArgumentExample(const QString &id); ///< may be empty
    [[nodiscard]] static QString insecureAddress();
    [[nodiscard]] static QString step(SignInStep step, const QString &service);
    /// What is wrong with a setting, by ApiError::detail of ServiceApi::address(); empty: unknown.
    [[nodiscard]] static QString settingProblem(const QString &detail);

    // SignInWay::NewAccount
    [[nodiscard]] static QString verb(SignInWay way);             ///< on the button
    [[nodiscard]] static QString lengths(const TextLimit &limit); ///< empty: none worth a word
    [[nodiscard]] static QString accountMade(const QString &service);
    [[nodiscard]] static QString maybeMade();
    [[nodiscard]] static QString stopped(); ///< by the person, before the service had answered
    /// Why no account was made, where the common words do not fit; empty: they do.
    [[nodiscard]] static QString notMade(const ApiError &error, const QString &service);
};

} // namespace personae
