// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QHash>
#include <QTabWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace personae {

/// The pages of a form (FieldSpec::page) as tabs of scrolling columns; with one page only, no tabs
/// are seen. A tab says in its text and in words that it holds changes or errors. Ctrl+Tab, and the
/// arrow keys on the bar, move between them. GUI thread.
class FormTabs final : public QTabWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormTabs)

public:
    explicit FormTabs(QWidget *parent = nullptr);

    /// The pages in order; those that are there keep what they hold. The first is always "".
    void setPages(const QStringList &ids);
    [[nodiscard]] QWidget *content(const QString &id) const; ///< parent of what stands there
    [[nodiscard]] QVBoxLayout *column(const QString &id) const;
    void setMark(const QString &id, int changes, int wrong);
    void setOffered(const QString &id, bool offered); ///< false: out of sight
    /// Why it is not as the others, above what stands there; empty: it is.
    void setReason(const QString &id, const QString &reason, Theme &theme);
    void bring(QWidget *inside);  ///< its page to the front
    void reveal(QWidget *inside); ///< scrolls to it where its page is in front

private:
    struct Page
    {
        QScrollArea *scroll = nullptr;
        QWidget *content = nullptr;
        QVBoxLayout *column = nullptr;
        QLabel *reason = nullptr; ///< once there was one
    };

    void makePage(const QString &id);
    [[nodiscard]] QString pageOf(const QWidget *inside) const;

    QHash<QString, Page> m_pages;
};

} // namespace personae
