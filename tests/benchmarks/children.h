// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

/// What the child processes do. Each returns the exit code.
namespace personae::benchmark {

/// Runs the demo in this folder until its first profile has been read and its pictures are here.
int fillFolder(QApplication &application, const QString &dataDir);

/// The program on a filled folder, without network, until its profile page is painted.
int paintProfilePage(QApplication &application, const QString &dataDir, qint64 startedAt);

/// An empty window of the same size, until it is painted.
int paintEmptyWindow(QApplication &application, qint64 startedAt);

/// Types into the form's name; says the median from key to painted field, and this process's
/// memory.
int typeIntoForm(QApplication &application, const QString &dataDir);

/// The same in a bare line edit in a window of the same size.
int typeIntoLine(QApplication &application);

} // namespace personae::benchmark
