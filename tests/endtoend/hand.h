// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/endtoend/livewindow.h"

#include <functional>

class QAbstractItemView;
class QWidget;

namespace personae::test {

/// A person at the window. Does what a person could and nothing else: only what is in sight, can be
/// used and does not stand behind a dialog is pressed, typed into or read; each verb first waits
/// until it is. False: it did not come to that in time; what was awaited then stands in the log.
class Hand final
{
public:
    explicit Hand(LiveWindow &live)
        : m_live(live)
    {
    }

    /// By "Add account", with what the demo's identity of this handle (empty: the first) needs.
    [[nodiscard]] bool signIn(const QString &service, const QString &handle = {});
    /// In the list of one's own accounts.
    [[nodiscard]] bool actAs(const AccountId &account);

    [[nodiscard]] bool sees(const QString &widget);
    /// Everything readable on or in the widget holds these words.
    [[nodiscard]] bool reads(const QString &widget, const QString &words);
    [[nodiscard]] bool gone(const QString &widget);
    [[nodiscard]] QString words(const QString &widget) const; ///< empty: not in sight
    [[nodiscard]] bool mayUse(const QString &widget) const;   ///< now; does not wait

    [[nodiscard]] bool press(const QString &button);
    [[nodiscard]] bool type(const QString &editor, const QString &text); ///< instead of what stands
    [[nodiscard]] bool paste(const QString &editor, const QString &text); ///< the same
    [[nodiscard]] bool choose(const QString &box, const QString &data);
    [[nodiscard]] bool fromMenu(const QString &button, const QString &action);
    /// The tab of this name, or the one that holds it.
    [[nodiscard]] bool turnTo(const QString &tabs, const QString &page);
    /// The tab of this number, where the bar is in sight: a wide window may not need it.
    [[nodiscard]] bool turnBar(const QString &bar, int tab);

    /// A row one of whose cells holds these words; clicks it.
    [[nodiscard]] bool chooseRow(const QString &table, const QString &words);
    [[nodiscard]] bool hasRow(const QString &table, const QString &words);
    [[nodiscard]] bool hasNoRow(const QString &table, const QString &words);

    /// The page of this id under the inspector's "Account".
    [[nodiscard]] bool openPage(const QString &page);
    [[nodiscard]] bool edit(); ///< the inspector's "Edit", with what the service showed in it
    [[nodiscard]] bool publish();
    /// Publishes, and the field says that the service was seen to have it.
    [[nodiscard]] bool publishProved(const QString &field);
    [[nodiscard]] bool pastePicture(const QImage &picture);

    /// Types into the field, saves while this request meets an HTML page of status 502, finds what
    /// was typed still there and the reason in the outbox, tries again, and finds it proved.
    [[nodiscard]] bool losesNothingToAnHtmlError(const QString &field, const QString &text,
                                                 const QByteArray &method, const QString &path);

    [[nodiscard]] bool waitsFor(const std::function<bool()> &condition, const QString &what);

private:
    [[nodiscard]] QWidget *inSight(const QString &name) const;
    template <typename T> [[nodiscard]] T *inSight(const QString &name) const
    {
        return qobject_cast<T *>(inSight(name));
    }
    /// In sight and to be used.
    [[nodiscard]] QWidget *reach(const QString &name);
    [[nodiscard]] QModelIndex findRow(const QString &table, const QString &words) const;
    [[nodiscard]] bool fillIn(const QString &line, const QString &text);

    LiveWindow &m_live;
};

/// Something with a direction, so that a wrong turn would show.
[[nodiscard]] QImage landscape();

} // namespace personae::test
